package io.kubeci.github.edge;

import io.kubeci.github.CheckNotes;
import io.kubeci.github.Comments;
import io.kubeci.github.Contents;
import io.kubeci.github.DeploymentRequests;
import io.kubeci.github.Deployments;
import io.kubeci.github.Facts;
import io.kubeci.github.Files;
import io.kubeci.github.GitHub;
import io.kubeci.github.HookDeliveries;
import io.kubeci.github.People;
import io.kubeci.github.Refs;
import io.kubeci.github.Repositories;
import io.kubeci.github.Waits;
import java.time.InstantSource;

/// Our App's connection to GitHub: one for the whole program, used by any number of threads.
public final class GitHubApp implements AutoCloseable {

    private final KeptWaits kept;
    private final Transport transport;
    private final GitHub gitHub;
    private final HookDeliveries hookDeliveries;
    private final Repositories repositories;
    private final Comments comments;
    private final Refs refs;
    private final People people;
    private final Contents contents;
    private final DeploymentRequests deploymentRequests;
    private final Deployments deployments;
    private final CheckNotes checkNotes;
    private final RepositoryFiles files;

    private GitHubApp(ApiSettings settings, AppKey key, ApiMetrics metrics, Waits waits, InstantSource clock) {
        kept = new KeptWaits(waits);
        transport = new Transport(settings, metrics, kept, clock);
        var tokens = new InstallationTokens(settings, transport, key, clock);
        var connector = new ApiConnector(settings, transport, tokens);
        gitHub = new HttpGitHub(connector, settings.appId());
        hookDeliveries = new HttpHookDeliveries(connector);
        repositories = new HttpRepositories(connector);
        comments = new HttpComments(connector, settings.appId());
        refs = new RefReads(connector);
        people = new HttpPeople(connector);
        contents = new HttpContents(connector);
        deploymentRequests = new HttpDeploymentRequests(connector);
        deployments = new HttpDeployments(connector);
        checkNotes = new HttpCheckNotes(connector);
        files = new RepositoryFiles(connector);
    }

    /// Makes one; nothing is sent yet.
    ///
    /// @param waits what GitHub told about waiting, to others and before
    /// @param clock for tokens and waits
    public static GitHubApp connect(
            ApiSettings settings, AppKey key, ApiMetrics metrics, Waits waits, InstantSource clock) {
        return new GitHubApp(settings, key, metrics, waits, clock);
    }

    /// As [#connect(ApiSettings, AppKey, ApiMetrics, Waits, InstantSource)], for one that starts without a past.
    public static GitHubApp connect(ApiSettings settings, AppKey key, ApiMetrics metrics, InstantSource clock) {
        return connect(settings, key, metrics, Waits.NONE, clock);
    }

    /// Begins to do what another replica did until now: learns what that was told about waiting before anything is
    /// sent.
    public void takeOver() {
        kept.readAgain();
    }

    /// The repositories' side.
    public GitHub gitHub() {
        return gitHub;
    }

    /// The App's own side.
    public HookDeliveries hookDeliveries() {
        return hookDeliveries;
    }

    /// Repositories by name.
    public Repositories repositories() {
        return repositories;
    }

    /// Conversations.
    public Comments comments() {
        return comments;
    }

    /// Branches and tags.
    public Refs refs() {
        return refs;
    }

    /// Who belongs where and may do what.
    public People people() {
        return people;
    }

    /// Changes to files.
    public Contents contents() {
        return contents;
    }

    /// Deployments that are to be run.
    public DeploymentRequests deploymentRequests() {
        return deploymentRequests;
    }

    /// What is deployed where.
    public Deployments deployments() {
        return deployments;
    }

    /// What is added to check runs.
    public CheckNotes checkNotes() {
        return checkNotes;
    }

    /// Single files of repositories.
    public Files files() {
        return files;
    }

    /// What pipelines ask about repositories.
    public Facts facts() {
        return files;
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        transport.close();
    }
}
