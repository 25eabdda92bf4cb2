package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeRepository;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import io.kubeci.github.CheckState.Conclusion;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The port against a GitHub that checks every request by GitHub's own description and rules.
class StrictCheckNotesTest {

    private static final List<CheckRunUpdate.Action> BUTTONS =
            List.of(new CheckRunUpdate.Action("Run", "Run " + "a-template-with-a-long-name".repeat(3), "run"));

    private final FakeGitHub fake = FakeGitHub.start();
    private final FakeRepository shop = fake.repository("acme/shop");
    private final RepoRef repo = new RepoRef(fake.install("acme"), shop.id(), "acme", "shop");
    private final GitHubApp app = GitHubApp.connect(
            ApiSettings.of(ApiAddress.of(fake.apiUrl().toString()), fake.appId(), "1.2.3"),
            AppKey.ofPem(fake.privateKey()),
            ApiMetrics.NONE,
            Instant::now);

    @AfterEach
    void breaksNoRule() {
        app.close();
        fake.close();
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void rewritesTheSummaryAndNothingElse() {
        long id = checkRun("all is well", "the steps");

        app.checkNotes().rewrite(repo, id, summary -> "a note\n\n" + summary, BUTTONS);

        assertThat(shop.allCheckRuns()).singleElement().satisfies(run -> {
            assertThat(run.summary()).isEqualTo("a note\n\nall is well");
            assertThat(run.text()).isEqualTo("the steps");
            assertThat(run.title()).isEqualTo("Done");
            assertThat(run.conclusion()).isEqualTo("success");
        });
    }

    @Test
    void fitsALongSummary() {
        long id = checkRun("x".repeat(64_000), "");

        app.checkNotes().rewrite(repo, id, summary -> "y".repeat(5_000) + "\n\n" + summary, BUTTONS);

        assertThat(shop.allCheckRuns().getFirst().summary()).startsWith("yyy").hasSizeLessThanOrEqualTo(65_535);
    }

    @Test
    void saysThatACheckRunIsGone() {
        assertThatThrownBy(() -> app.checkNotes().rewrite(repo, 999_999, summary -> summary + "!", BUTTONS))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("check run 999999 of acme/shop");
    }

    private long checkRun(String summary, String text) {
        var sha = new CommitSha(shop.push("main", Map.of("README.md", "# Shop")));
        var at = Instant.parse("2026-01-01T10:00:00Z");
        return app.gitHub()
                .createCheckRun(
                        repo,
                        sha,
                        new CheckRunUpdate(
                                "Workflow - main",
                                "main",
                                Optional.empty(),
                                new CheckState.Completed(Conclusion.SUCCESS, at),
                                Optional.empty(),
                                new CheckRunUpdate.Output("Done", summary, text),
                                List.of(),
                                List.of()));
    }
}
