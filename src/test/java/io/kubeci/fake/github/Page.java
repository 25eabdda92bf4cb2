package io.kubeci.fake.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What people see in their browser: repositories, their commits, and check runs as GitHub renders them, with buttons
/// that work.
final class Page implements HttpHandler {

    private static final String PERSON = "alice";

    private final FakeGitHub github;

    Page(FakeGitHub github) {
        this.github = github;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var parts = exchange.getRequestURI().getPath().substring(1).split("/");
            if (exchange.getRequestMethod().equals("POST")) {
                act(parts, form(exchange));
                exchange.getResponseHeaders().set("Location", back(exchange));
                exchange.sendResponseHeaders(303, -1);
                return;
            }
            var page = render(parts);
            var bytes = page.orElseGet(() -> PageHtml.frame("Not found", "<p>There is no such page.</p>"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(page.isPresent() ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String back(HttpExchange exchange) {
        var from = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Referer"));
        return from.orElse("/");
    }

    private Optional<String> render(String[] parts) {
        synchronized (github.world()) {
            if (parts[0].isEmpty()) {
                return Optional.of(new PageHtml(github).repositories());
            }
            if (parts.length < 2) {
                return Optional.empty();
            }
            return github.world().repository(parts[0], parts[1]).flatMap(repository -> render(parts, repository));
        }
    }

    private Optional<String> render(String[] parts, Repository repository) {
        var html = new PageHtml(github);
        if (parts.length == 2) {
            return Optional.of(html.commits(repository));
        }
        if (parts.length != 4) {
            return Optional.empty();
        }
        return switch (parts[2]) {
            case "commit" -> repository.git.commit(parts[3]).map(commit -> html.commit(repository, commit));
            case "runs" ->
                Optional.ofNullable(repository.checkRuns.get(Long.parseLong(parts[3])))
                        .flatMap(run -> repository.git.commit(run.sha()))
                        .map(commit -> html.commit(repository, commit));
            case "pull", "issues" ->
                Optional.ofNullable(repository.issues.get(Integer.parseInt(parts[3])))
                        .map(issue -> html.issue(repository, issue));
            default -> Optional.empty();
        };
    }

    private void act(String[] parts, Map<String, String> form) {
        synchronized (github.world()) {
            var repository = github.world().repository(parts[0], parts[1]).orElseThrow();
            var shown = new FakeRepository(github, repository);
            switch (parts[2]) {
                case "rerun" -> shown.rerun(Long.parseLong(parts[3]));
                case "rerun-all" -> shown.rerunAll(parts[3]);
                case "press" -> shown.press(Long.parseLong(parts[3]), form.get("identifier"), PERSON);
                case "comment" -> {
                    var issue = repository.issues.get(Integer.parseInt(parts[3]));
                    new FakeIssue(github, repository, issue).comment(PERSON, form.get("body"));
                }
                default -> throw new IllegalArgumentException("no such button: " + parts[2]);
            }
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        var values = new HashMap<String, String>();
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (var pair : text.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
