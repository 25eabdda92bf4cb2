package io.kubeci.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// `GET /api/v1/openapi`: what the API is, for people and for generators of clients. Needs no token: it says nothing
/// about what is in it.
///
/// The texts are files beside this class, made from the annotations of this package by a test: made here, they would
/// take an eighth of the operator's start.
@Singleton
final class DescriptionEndpoint {

    private static final String PATH = "/api/v1/openapi";

    private final Map<Form, byte[]> texts = new ConcurrentHashMap<>();

    /// A way to write the description.
    private enum Form {
        YAML("openapi.yaml", "application/yaml"),
        JSON("openapi.json", "application/json");

        private final String file;
        private final String mediaType;

        Form(String file, String mediaType) {
            this.file = file;
            this.mediaType = mediaType;
        }

        /// That of this name, if there is one.
        static Stream<Form> named(String name) {
            return Stream.of(values()).filter(form -> form.name().equalsIgnoreCase(name));
        }

        /// That of this media type, if there is one.
        static Stream<Form> of(MIMEHeader type) {
            return Stream.of(values()).filter(form -> form.mediaType.equalsIgnoreCase(type.value()));
        }
    }

    void route(@Observes Router router) {
        serve(router, PATH, DescriptionEndpoint::wanted);
        serve(router, PATH + ".json", _ -> Form.JSON);
        serve(router, PATH + ".yaml", _ -> Form.YAML);
        serve(router, PATH + ".yml", _ -> Form.YAML);
    }

    private void serve(Router router, String path, Function<RoutingContext, Form> form) {
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> answer(context, form.apply(context)));
    }

    /// What the query says, else what the caller likes best, else YAML.
    private static Form wanted(RoutingContext context) {
        var asked = context.queryParam("format").stream().flatMap(Form::named);
        var liked = context.parsedHeaders().accept().stream().flatMap(Form::of);
        return Stream.concat(asked, liked).findFirst().orElse(Form.YAML);
    }

    private void answer(RoutingContext context, Form form) {
        var text = texts.computeIfAbsent(form, DescriptionEndpoint::read);
        var isHead = context.request().method().equals(HttpMethod.HEAD);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType + ";charset=UTF-8")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(text.length))
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .putHeader("X-Content-Type-Options", "nosniff")
                // Over HTTP/2, the server would send a body in answer to HEAD too.
                .end(isHead ? Buffer.buffer() : Buffer.buffer(text));
    }

    private static byte[] read(Form form) {
        try (var file = DescriptionEndpoint.class.getResourceAsStream(form.file)) {
            return Objects.requireNonNull(file, form.file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + form.file, e);
        }
    }
}
