/// The webhook endpoint: verify, translate, store, and only then acknowledge.
@NullMarked
package io.kubeci.intake;

import org.jspecify.annotations.NullMarked;
