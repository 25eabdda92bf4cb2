/// From a run and its report to what people read on GitHub.
@NullMarked
package io.kubeci.report;

import org.jspecify.annotations.NullMarked;
