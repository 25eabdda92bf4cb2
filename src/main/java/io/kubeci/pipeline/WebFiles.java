package io.kubeci.pipeline;

import java.net.URI;
import java.util.function.Predicate;

/// Files from the web, read as anybody could read them: without a token, and never from within our own network.
public interface WebFiles {

    /// Reads a file, within a size and a time. Trouble is told, not thrown.
    ///
    /// @param allowed which URLs may be read; asked for each redirect, too
    ScriptSupply read(URI uri, Predicate<URI> allowed);
}
