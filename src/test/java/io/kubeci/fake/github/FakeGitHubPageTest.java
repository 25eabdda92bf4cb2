package io.kubeci.fake.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeGitHubPageTest {

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void showsACheckRunAndItsButtonsWork() throws Exception {
        try (var receiver = new WebhookReceiver();
                var github = FakeGitHub.start().sendWebhooksTo(receiver.url())) {
            var shop = github.repository("acme/shop");
            var sha = shop.push("main", Map.of("a.go", "package a\nvar x int\n"));
            new AppClient(github).in("acme").post("/repos/acme/shop/check-runs", """
                    {"name": "build", "head_sha": "%s", "conclusion": "failure",
                     "actions": [{"label": "Clear Cache", "description": "d", "identifier": "clearCache"}],
                     "output": {"title": "1 of 2 failed", "summary": "| step | how |\\n|---|---|\\n| test | **bad** |\\n<script>",
                       "annotations": [{"path": "a.go", "start_line": 2, "end_line": 2, "annotation_level": "failure", "message": "unused x"}]}}""".formatted(sha));

            var page = get(github.apiUrl().resolve("/acme/shop/commit/" + sha));
            press(github.apiUrl()
                    .resolve(
                            "/acme/shop/press/" + shop.checkRuns(sha).getFirst().id()));

            assertThat(get(github.apiUrl().resolve("/"))).contains("acme/shop");
            assertThat(get(github.apiUrl().resolve("/acme/shop"))).contains("title=\"build: failure\"");
            assertThat(page)
                    .contains(
                            "<td><strong>bad</strong></td>",
                            "2  var x int",
                            "unused x",
                            "Clear Cache",
                            "&lt;script&gt;")
                    .doesNotContain("<script>");
            await().until(() -> receiver.of("check_run").stream()
                    .anyMatch(webhook -> webhook.payload()
                            .path("requested_action")
                            .path("identifier")
                            .asText()
                            .equals("clearCache")));
        }
    }

    private String get(URI url) throws Exception {
        return browser.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void press(URI url) throws Exception {
        var form = HttpRequest.BodyPublishers.ofString("identifier=clearCache");
        browser.send(HttpRequest.newBuilder(url).POST(form).build(), HttpResponse.BodyHandlers.ofString());
    }
}
