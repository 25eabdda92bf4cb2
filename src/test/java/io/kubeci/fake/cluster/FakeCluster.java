package io.kubeci.fake.cluster;

import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A Kubernetes API server in this process, on a loopback port, with a kubeconfig by which other processes reach it.
///
/// It can be told to be away in three ways (`unavailable`, `freeze`, `refuseConnections`) and to forbid things.
public final class FakeCluster implements AutoCloseable {

    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters:
            - name: fake
              cluster: {server: "http://127.0.0.1:%d"}
            users:
            - name: fake
              user: {token: fake-cluster-token}
            contexts:
            - name: fake
              context: {cluster: fake, user: fake, namespace: kube-ci}
            current-context: fake
            """;

    /// Held, so that its level is: it would log every request.
    private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    private final PodLogBook logs = new PodLogBook();
    private final Troubles troubles = new Troubles();
    private final Accounts accounts = new Accounts();
    private final MendedDispatcher dispatcher = new MendedDispatcher(logs, troubles, accounts);
    private final ClusterObjects objects = new ClusterObjects(dispatcher);
    private final ExecutorService collector = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("owner-collection").factory());
    private final Path kubeconfig;
    private final int port;
    private KubernetesMockServer server;

    private FakeCluster(Path directory) throws IOException {
        var owners = new OwnerCollection(objects, collector);
        dispatcher.onChange(owners::look);
        dispatcher.onChange(change -> {
            if (change.deleted() && change.kind() == Kind.POD) {
                var metadata = change.object().path("metadata");
                logs.forget(
                        metadata.path("namespace").asText(),
                        metadata.path("name").asText());
            }
        });
        server = listen(0);
        port = server.getPort();
        kubeconfig = directory.resolve("kubeconfig.yaml");
        Files.writeString(kubeconfig, KUBECONFIG.formatted(port));
    }

    /// Starts it.
    ///
    /// @param directory where the kubeconfig is written
    public static FakeCluster start(Path directory) {
        try {
            return new FakeCluster(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KubernetesMockServer listen(int onPort) {
        var web = new MockWebServer();
        var forgetful = new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                forgetOne(web); // the mock server would keep every request for ever
                return dispatcher.dispatch(request);
            }
        };
        var mock = new KubernetesMockServer(
                new Context(Serialization.jsonMapper()), web, new HashMap<>(), forgetful, false);
        mock.init(InetAddress.getLoopbackAddress(), onPort);
        return mock;
    }

    private static void forgetOne(MockWebServer web) {
        try {
            web.takeRequest(0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The file by which to reach it.
    public Path kubeconfig() {
        return kubeconfig;
    }

    /// `http://127.0.0.1:PORT`.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Its objects, from inside.
    public ClusterObjects objects() {
        return objects;
    }

    /// The logs of its pods.
    public PodLogBook logs() {
        return logs;
    }

    /// Every request from now on is answered 503.
    public void unavailable() {
        troubles.become(Troubles.State.UNAVAILABLE);
    }

    /// Connections are taken, requests are not answered.
    public void freeze() {
        troubles.become(Troubles.State.FROZEN);
    }

    /// Nobody listens any more; open watches break.
    public synchronized void refuseConnections() {
        server.destroy();
    }

    /// Ends `unavailable` and `freeze`; those who wait in a freeze wait on.
    public void recover() {
        troubles.become(Troubles.State.WELL);
    }

    /// Ends `refuseConnections`: listens again, on the same port.
    public synchronized void listenAgain() {
        server = listen(port);
    }

    /// Knows somebody by a token from now on.
    ///
    /// @param user as roles name them: `system:serviceaccount:ci:dashboard`
    public void account(String token, String user) {
        accounts.add(token, user);
    }

    /// Does not know the token any more.
    public void revoke(String token) {
        accounts.remove(token);
    }

    /// Says, when asked, that somebody may do that.
    public void permit(String user, String verb, String resource, String namespace) {
        accounts.permit(user, verb, resource, namespace);
    }

    /// Answers 403 to what it is told, as if a role lacked it.
    ///
    /// @param verb `create`, or `*`
    /// @param resource `secrets`, `pods/log`
    public void forbid(String verb, String resource) {
        troubles.forbid(verb, resource);
    }

    /// Forbids nothing any more.
    public void permitAll() {
        troubles.permitAll();
    }

    /// All requests from outside so far, as `create workflows kube-ci/name`.
    public List<String> requests() {
        return troubles.requests();
    }

    @Override
    public synchronized void close() {
        server.destroy();
        collector.shutdownNow();
    }
}
