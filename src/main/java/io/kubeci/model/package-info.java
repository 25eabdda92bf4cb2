/// The words that every other package speaks: repositories, commits, refs, pull requests, problems.
@NullMarked
package io.kubeci.model;

import org.jspecify.annotations.NullMarked;
