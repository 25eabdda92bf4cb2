package io.kubeci.fake.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.MockResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The objects of the fake cluster, from inside: for controllers that live in it, and for tests.
public final class ClusterObjects {

    /// Told of every change, in order, on the thread of whoever made it: hand it on and return.
    public interface Listener {

        /// @param deleted whether it is gone; `object` is its last state then
        void changed(Kind kind, boolean deleted, ObjectNode object);
    }

    private final MendedDispatcher dispatcher;

    ClusterObjects(MendedDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /// Watches everything.
    public void onChange(Listener listener) {
        dispatcher.onChange(change -> listener.changed(change.kind(), change.deleted(), change.object()));
    }

    /// One object.
    public Optional<ObjectNode> find(Kind kind, String namespace, String name) {
        synchronized (dispatcher) {
            return dispatcher.find(kind, namespace, name);
        }
    }

    /// All objects of a kind.
    ///
    /// @param namespace "" for all namespaces
    public List<ObjectNode> list(Kind kind, String namespace) {
        var response = ask("GET", kind, namespace, "", "");
        var objects = new ArrayList<ObjectNode>();
        MendedDispatcher.parse(MendedDispatcher.text(response))
                .path("items")
                .forEach(item -> objects.add((ObjectNode) item));
        return objects;
    }

    /// Makes an object; its `apiVersion` and `kind` are filled in.
    ///
    /// @throws IllegalStateException if the API server would refuse it
    public ObjectNode create(Kind kind, ObjectNode object) {
        object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
        var namespace = object.path("metadata").path("namespace").asText();
        var response = ask("POST", kind, namespace, "", object.toString());
        var text = MendedDispatcher.text(response);
        if (response.code() >= 300) {
            throw new IllegalStateException(text);
        }
        return (ObjectNode) MendedDispatcher.parse(text);
    }

    /// Changes an object at one stroke, status and all; does nothing if it is not there.
    public void edit(Kind kind, String namespace, String name, Consumer<ObjectNode> change) {
        synchronized (dispatcher) {
            dispatcher.find(kind, namespace, name).ifPresent(object -> {
                change.accept(object);
                ask("PUT", kind, namespace, name, object.toString());
            });
        }
    }

    /// Deletes an object; does nothing if it is not there.
    public void delete(Kind kind, String namespace, String name) {
        ask("DELETE", kind, namespace, name, "");
    }

    private MockResponse ask(String method, Kind kind, String namespace, String name, String body) {
        return dispatcher.answer(new ApiRequest(
                method,
                kind.path(namespace, name),
                Map.of(),
                kind.apiVersion(),
                namespace,
                kind.plural(),
                name,
                "",
                "application/json",
                body));
    }
}
