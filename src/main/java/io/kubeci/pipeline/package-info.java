/// From the files of the CI directory to a definition of a Workflow, or to the problems that its author has to mend.
@NullMarked
package io.kubeci.pipeline;

import org.jspecify.annotations.NullMarked;
