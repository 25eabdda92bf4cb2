package io.kubeci.github.edge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.HttpException;
import org.kohsuke.github.authorization.AuthorizationProvider;

/// kohsuke's objects, bound to repositories without reading them, over our connector.
///
/// To add a call that kohsuke has: `call("what is tried", () -> repository(repo).…)`. Beware of its getters, some of
/// which read what a listing lacked.
final class Kohsuke {

    private static final int MAX_INSTALLATIONS = 1000;

    /// Which kohsuke tells by an exception of its own.
    private static final int NOT_FOUND = 404;

    private final LoadingCache<Caller, GitHub> clients;

    Kohsuke(ApiConnector connector) {
        clients = Caffeine.newBuilder().maximumSize(MAX_INSTALLATIONS).build(caller -> client(connector, caller));
    }

    /// Something that kohsuke does.
    @FunctionalInterface
    interface Call<T> {

        /// Does it.
        T run() throws IOException;
    }

    /// The repository, as if a webhook had told of it: no call is made for that.
    GHRepository repository(RepoRef repo) {
        var json = Answers.object();
        json.putObject("repository")
                .put("id", repo.id())
                .put("name", repo.name())
                .put("full_name", repo.fullName())
                .putObject("owner")
                .put("login", repo.owner());
        var client = clients.get(new Caller.Installation(repo.installationId()));
        try {
            return client.parseEventPayload(new StringReader(json.toString()), GHEventPayload.Push.class)
                    .getRepository();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot bind " + repo.fullName(), e);
        }
    }

    /// Runs a call and tells in our words what went wrong.
    ///
    /// @param what what is tried, for messages: `reading the tree of owner/name`
    /// @throws Gone if GitHub refused for good
    /// @throws Unavailable where trying again later may help
    static <T> T call(String what, Call<T> call) {
        try {
            return call.run();
        } catch (IOException e) {
            throw translated(what, e);
        } catch (GHException e) {
            throw e.getCause() instanceof IOException cause ? translated(what, cause) : e;
        }
    }

    private static RuntimeException translated(String what, IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileNotFoundException) {
                return Answers.refusal(what, NOT_FOUND, "");
            }
            if (cause instanceof HttpException http && http.getResponseCode() >= 300) {
                return Answers.refusal(what, http.getResponseCode(), "");
            }
        }
        return new Unavailable("%s: GitHub's answer makes no sense".formatted(what), Duration.ZERO, problem);
    }

    private static GitHub client(ApiConnector connector, Caller caller) throws IOException {
        return new GitHubBuilder()
                .withEndpoint(connector.address().base().toString())
                .withConnector(new KohsukeConnector(connector, caller))
                .withAuthorizationProvider(AuthorizationProvider.ANONYMOUS)
                .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                .build();
    }
}
