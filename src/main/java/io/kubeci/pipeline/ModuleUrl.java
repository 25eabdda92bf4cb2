package io.kubeci.pipeline;

import java.net.URI;

/// Where a module or file of a script is.
public sealed interface ModuleUrl {

    /// By this name messages show it, and equal names are one module.
    String name();

    /// A file of the commit's CI directory: `context:///lib/go.star`.
    ///
    /// @param directory the CI directory, relative to the repository's root
    /// @param path relative to the CI directory
    record Context(String directory, String path) implements ModuleUrl {

        /// The path in the repository, so that errors are annotations on it.
        @Override
        public String name() {
            return directory.isEmpty() ? path : directory + "/" + path;
        }
    }

    /// A file of a repository: `github://repo.org/path?ref=REF`.
    ///
    /// @param ref branch, tag or commit; "" for the default branch
    record GitHub(String owner, String repository, String ref, String path) implements ModuleUrl {

        @Override
        public String name() {
            return "github://" + repository + "." + owner + "/" + path + query();
        }

        /// The repository at the ref: what is pinned to one commit for all its files.
        public String pin() {
            return "github://" + repository + "." + owner + query();
        }

        private String query() {
            return ref.isEmpty() ? "" : "?ref=" + ref;
        }
    }

    /// A file from the web.
    ///
    /// @param uri with the scheme `https`, without user and fragment
    record Web(URI uri) implements ModuleUrl {

        @Override
        public String name() {
            return uri.toString();
        }
    }
}
