package io.kubeci.pipeline;

/// Something that a script asks for and that is not in memory: the evaluation ends, it is fetched, and the script is
/// evaluated again with it. So no evaluation ever waits for the network.
public sealed interface ScriptWant {

    /// A file of the CI directory that has to be read first, or that a link leads to.
    ///
    /// @param path relative to the CI directory
    record ContextFile(String path) implements ScriptWant {}

    /// A file of a repository.
    record GitHubFile(ModuleUrl.GitHub url) implements ScriptWant {}

    /// A file from the web.
    record WebFile(ModuleUrl.Web url) implements ScriptWant {}

    /// The repository as GitHub's REST API writes it, JSON.
    record Repository() implements ScriptWant {}

    /// The webhook's payload, JSON.
    record Event() implements ScriptWant {}

    /// The paths of changed files, a JSON list; `null` if GitHub does not tell.
    record ChangedFiles() implements ScriptWant {}
}
