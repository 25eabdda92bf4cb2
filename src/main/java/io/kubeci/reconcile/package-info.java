/// The loops that close the gap between what is and what should be, and our two custom resources.
@NullMarked
package io.kubeci.reconcile;

import org.jspecify.annotations.NullMarked;
