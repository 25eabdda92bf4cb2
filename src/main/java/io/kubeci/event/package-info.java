/// What GitHub told us, as small values: webhooks are translated here, once, and never carried further.
@NullMarked
package io.kubeci.event;

import org.jspecify.annotations.NullMarked;
