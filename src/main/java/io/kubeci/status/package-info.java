/// What a Workflow's status and its pods' logs say, as values.
@NullMarked
package io.kubeci.status;

import org.jspecify.annotations.NullMarked;
