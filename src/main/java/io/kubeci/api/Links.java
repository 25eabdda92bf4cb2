package io.kubeci.api;

/// Where people look at a run.
///
/// @param argoUi base URL of Argo's UI, ends with `/`
/// @param namespace where Workflows are
public record Links(String argoUi, String namespace) {

    /// A Workflow's page in Argo's UI.
    public String workflow(String name) {
        return argoUi + "workflows/" + namespace + "/" + name;
    }

    /// A check run's page on GitHub.
    public String checkRun(String repositoryPage, long id) {
        return repositoryPage + "/runs/" + id;
    }
}
