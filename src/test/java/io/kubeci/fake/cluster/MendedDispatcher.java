package io.kubeci.fake.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.crud.AttributeSet;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// Fabric8's CRUD dispatcher keeps the objects, counts versions and feeds the watches; before it, this mends
///
/// - merge patches (null removes), strategic ones (taken as merge patches), server-side apply,
/// - dry runs (nothing is stored), `generateName`, preconditions of deletes, set-based selectors in lists,
/// - checks: names, labels, sizes, Argo's types, strict field validation,
/// - pod logs, `SelfSubject…` reviews, discovery, version.
///
/// Not mended: a watch begins with all objects as they are (its `resourceVersion` is ignored), lists come in one piece,
/// and the schemas of our own definitions are not enforced. The cluster lane of the tests covers these.
final class MendedDispatcher extends KubernetesCrudDispatcher {

    /// One object that changed; `object` is its last state if it is gone.
    record Change(Kind kind, boolean deleted, ObjectNode object) {}

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX_LENGTH = 5;

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final WorkflowRules workflowRules = new WorkflowRules();
    private final PodLogBook logs;
    private final Troubles troubles;
    private final Accounts accounts;

    MendedDispatcher(PodLogBook logs, Troubles troubles, Accounts accounts) {
        this.accounts = accounts;
        this.logs = logs;
        this.troubles = troubles;
        Arrays.stream(Kind.values())
                .filter(kind -> kind.group().contains("."))
                .forEach(kind -> expectCustomResource(new CustomResourceDefinitionContext.Builder()
                        .withGroup(kind.group())
                        .withVersion(kind.version())
                        .withPlural(kind.plural())
                        .withKind(kind.kind())
                        .withScope(kind.namespaced() ? "Namespaced" : "Cluster")
                        .withStatusSubresource(kind.hasStatusSubresource())
                        .build()));
    }

    void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /// From outside.
    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var asked = ApiRequest.of(request);
        return troubles.meet(asked).orElseGet(() -> answer(asked));
    }

    /// From inside: no troubles.
    MockResponse answer(ApiRequest asked) {
        synchronized (this) {
            try {
                return Discovery.answer(asked, accounts).orElseGet(() -> onResource(asked));
            } catch (ApiStatus refusal) {
                return refusal.response();
            }
        }
    }

    private MockResponse onResource(ApiRequest asked) {
        if (asked.is(Kind.POD) && asked.subresource().equals("log")) {
            return log(asked);
        }
        ObjectRules.checkSize(asked.body());
        return switch (asked.verb()) {
            case "create" -> create(asked);
            case "update" -> update(asked, parse(asked.body()));
            case "patch" -> patch(asked);
            case "delete" -> delete(asked);
            case "list" -> list(asked);
            case "watch" -> watch(asked);
            default -> forward(asked, HttpMethod.GET, null);
        };
    }

    private MockResponse log(ApiRequest asked) {
        var pod = current(asked).orElseThrow(() -> ApiStatus.notFound(asked));
        var container = asked.query().getOrDefault("container", "main");
        return logs.read(asked.namespace(), asked.name(), container, asked.query())
                .map(text -> new MockResponse().setResponseCode(200).setBody(text))
                .orElseThrow(() -> new ApiStatus(
                        400,
                        "BadRequest",
                        "container \"%s\" in pod \"%s\" is waiting to start: PodInitializing"
                                .formatted(
                                        container,
                                        pod.path("metadata").path("name").asText())));
    }

    private MockResponse create(ApiRequest asked) {
        if (!(parse(asked.body()) instanceof ObjectNode object)) {
            throw new ApiStatus(400, "BadRequest", "the body is not an object");
        }
        var metadata = object.withObjectProperty("metadata");
        if (metadata.path("name").asText().isEmpty() && metadata.has("generateName")) {
            metadata.put("name", metadata.path("generateName").asText() + suffix());
        }
        metadata.remove("resourceVersion");
        check(asked, object);
        if (asked.isDryRun()) {
            return current(asked, metadata.path("name").asText())
                    .map(_ -> forward(asked, HttpMethod.POST, object))
                    .orElseGet(() -> ApiStatus.json(201, object));
        }
        return forward(asked, HttpMethod.POST, object);
    }

    private void check(ApiRequest asked, JsonNode object) {
        ObjectRules.check(object);
        if (asked.is(Kind.WORKFLOW)) {
            workflowRules.check(object, "Strict".equals(asked.query().get("fieldValidation")));
        }
    }

    private MockResponse update(ApiRequest asked, JsonNode object) {
        var current = current(asked).orElseThrow(() -> ApiStatus.notFound(asked));
        check(asked, object);
        checkVersion(asked, current, object);
        return asked.isDryRun() ? ApiStatus.json(200, object) : forward(asked, HttpMethod.PUT, object);
    }

    private static void checkVersion(ApiRequest asked, JsonNode current, JsonNode wanted) {
        for (var key : List.of("resourceVersion", "uid")) {
            var expected = wanted.path("metadata").path(key).asText("");
            if (!expected.isEmpty()
                    && !expected.equals(current.path("metadata").path(key).asText())) {
                throw ApiStatus.conflict(asked.plural(), asked.name());
            }
        }
    }

    private MockResponse patch(ApiRequest asked) {
        var current = current(asked);
        var patch = parse(asked.body());
        if (asked.contentType().startsWith("application/json-patch")) {
            return forward(asked, HttpMethod.PATCH, patch);
        }
        boolean apply = asked.contentType().startsWith("application/apply-patch");
        if (apply && !patch.path("metadata").path("managedFields").isMissingNode()) {
            throw new ApiStatus(400, "BadRequest", "metadata.managedFields must be nil");
        }
        if (current.isEmpty()) {
            if (apply && asked.subresource().isEmpty()) {
                return create(asked);
            }
            throw ApiStatus.notFound(asked);
        }
        checkVersion(asked, current.get(), patch);
        if (apply && asked.subresource().equals("status")) {
            // Kube-ci is the only one who applies its statuses, so fields that it leaves out disappear.
            var applied = current.get().deepCopy();
            applied.set("status", patch.path("status").deepCopy());
            return update(asked, applied);
        }
        return update(asked, JsonMergePatch.apply(current.get(), patch));
    }

    private MockResponse delete(ApiRequest asked) {
        var current = current(asked).orElseThrow(() -> ApiStatus.notFound(asked));
        if (!asked.body().isBlank()) {
            var wanted = Serialization.jsonMapper().createObjectNode();
            wanted.set("metadata", parse(asked.body()).path("preconditions").deepCopy());
            checkVersion(asked, current, wanted);
        }
        return asked.isDryRun() ? ApiStatus.json(200, current) : forward(asked, HttpMethod.DELETE, null);
    }

    private MockResponse list(ApiRequest asked) {
        var selector = asked.query().getOrDefault("labelSelector", "");
        if (!LabelSelector.usesSets(selector)) {
            return forward(asked, HttpMethod.GET, null);
        }
        var list = (ObjectNode) parse(text(handleGet(asked.path())));
        var items = list.withArrayProperty("items");
        items.removeIf(item -> !LabelSelector.matches(selector, item));
        return ApiStatus.json(200, list);
    }

    private MockResponse watch(ApiRequest asked) {
        if (LabelSelector.usesSets(asked.query().getOrDefault("labelSelector", ""))) {
            throw new ApiStatus(400, "BadRequest", "the fake cluster cannot watch by a set-based selector");
        }
        return forward(asked, HttpMethod.GET, null);
    }

    Optional<ObjectNode> current(ApiRequest asked) {
        return current(asked, asked.name());
    }

    private Optional<ObjectNode> current(ApiRequest asked, String name) {
        return Kind.of(asked.apiVersion(), asked.plural()).flatMap(kind -> find(kind, asked.namespace(), name));
    }

    Optional<ObjectNode> find(Kind kind, String namespace, String name) {
        var entry = findResource(getKey(kind.path(namespace, name)));
        return entry == null ? Optional.empty() : Optional.of((ObjectNode) parse(entry.getValue()));
    }

    private MockResponse forward(ApiRequest asked, HttpMethod method, JsonNode body) {
        var headers = Headers.builder()
                .add("Content-Type", asked.contentType().isEmpty() ? "application/json" : asked.contentType());
        var bytes = body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        var response = super.dispatch(
                new RecordedRequest("HTTP/1.1", method, uri(asked, method), headers.build(), new Buffer(bytes)));
        if (response.code() == 404) {
            throw ApiStatus.notFound(asked);
        }
        return response.code() == 202 ? response.setResponseCode(200) : response;
    }

    private static String uri(ApiRequest asked, HttpMethod method) {
        if (method != HttpMethod.GET) {
            return asked.path();
        }
        var query = new StringBuilder();
        for (var key : List.of("labelSelector", "fieldSelector")) {
            var value = asked.query().getOrDefault(key, "");
            if (!value.isEmpty()) {
                query.append('&')
                        .append(key)
                        .append('=')
                        .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        if (asked.isWatch()) {
            query.append("&watch=true");
        }
        return asked.path() + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    @Override
    public void processEvent(
            String path, AttributeSet query, AttributeSet old, GenericKubernetesResource resource, String state) {
        var existing = old == null ? null : map.get(old);
        super.processEvent(path, query, old, resource, state);
        var text = state == null ? existing : state;
        if (text != null && parse(text) instanceof ObjectNode object) {
            Arrays.stream(Kind.values())
                    .filter(kind -> kind.kind().equals(object.path("kind").asText())
                            && kind.apiVersion()
                                    .equals(object.path("apiVersion").asText()))
                    .findFirst()
                    .map(kind -> new Change(kind, state == null, object))
                    .ifPresent(change -> listeners.forEach(listener -> listener.accept(change)));
        }
    }

    private static String suffix() {
        var random = ThreadLocalRandom.current();
        var suffix = new StringBuilder();
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return suffix.toString();
    }

    static String text(MockResponse response) {
        return new String(response.getBody().getBytes(), StandardCharsets.UTF_8);
    }

    /// JSON, or the YAML that an apply may carry.
    static JsonNode parse(String text) {
        try {
            return text.startsWith("{") || text.startsWith("[")
                    ? Serialization.jsonMapper().readTree(text)
                    : Serialization.yamlMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new ApiStatus(400, "BadRequest", "the body cannot be read: " + e.getOriginalMessage());
        }
    }
}
