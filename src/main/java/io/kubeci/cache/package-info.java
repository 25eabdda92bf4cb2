/// Cache volumes: which one a run gets, what is wrong with one that is there, and which ones go.
@NullMarked
package io.kubeci.cache;

import org.jspecify.annotations.NullMarked;
