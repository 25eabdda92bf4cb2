package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// The pages as HTML.
final class PageHtml {

    private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());
    private static final int MOST_COMMITS = 50;

    private static final String FRAME = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%1$s · fake GitHub</title>
            <meta http-equiv="refresh" content="2"><meta name="viewport" content="width=device-width"><style>
            body{margin:0;font:14px/1.5 system-ui,sans-serif;color:#1f2328;background:#f6f8fa}
            header{background:#24292f;color:#fff;padding:12px 24px}header a{color:#fff;font-weight:600}
            main{max-width:1000px;margin:24px auto;padding:0 16px}a{color:#0969da;text-decoration:none}
            .box{background:#fff;border:1px solid #d1d9e0;border-radius:6px;margin-bottom:16px}
            .box>div,.box>details{padding:12px 16px;border-top:1px solid #d1d9e0}.box>:first-child{border-top:0}
            .icon{display:inline-block;width:20px;font-weight:700;text-align:center}.success{color:#1a7f37}
            .failure,.timed_out{color:#d1242f}.neutral,.skipped,.cancelled,.stale{color:#59636e}
            .action_required,.queued,.in_progress{color:#9a6700}.muted{color:#59636e}.right{float:right}
            code,pre{font:12px ui-monospace,monospace;background:#eff1f3;border-radius:4px;padding:2px 4px}
            pre{padding:12px;overflow:auto}pre code{padding:0}table{border-collapse:collapse}
            td,th{border:1px solid #d1d9e0;padding:4px 10px}summary{cursor:pointer}form{display:inline}
            button{font:inherit;border:1px solid #d1d9e0;border-radius:6px;background:#f6f8fa;padding:2px 10px}
            .note{border-left:3px solid #d1d9e0;padding:4px 12px;margin:8px 0}.note.failure{border-color:#d1242f}
            .note.warning{border-color:#9a6700}.note .muted{font:12px ui-monospace,monospace}textarea{width:98%%}
            </style></head><body><header><a href="/">fake GitHub</a></header><main><h2>%1$s</h2>%2$s</main></body></html>
            """;

    private final FakeGitHub github;

    PageHtml(FakeGitHub github) {
        this.github = github;
    }

    static String frame(String title, String body) {
        return FRAME.formatted(escape(title), body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// As GitHub does, without any HTML of the author's.
    private static String markdown(String text) {
        var document = Parser.builder().extensions(TABLES).build().parse(text);
        return HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(document);
    }

    String repositories() {
        var rows = github.world().repositories.stream()
                .map(repository ->
                        "<div><a href=\"/%1$s\"><b>%1$s</b></a><br><span class=muted>git clone %2$s</span></div>"
                                .formatted(
                                        escape(repository.fullName()),
                                        escape(repository.git.directory().toString())))
                .collect(Collectors.joining());
        return frame("Repositories", "<div class=box>" + rows + "</div>");
    }

    String commits(Repository repository) {
        var body = new StringBuilder();
        for (var ref : repository.git.refs("refs/heads/").entrySet()) {
            var name = ref.getKey().substring("refs/heads/".length());
            body.append("<div class=box><div><b>").append(escape(name)).append("</b></div>");
            repository.git.history(ref.getValue()).stream()
                    .limit(MOST_COMMITS)
                    .flatMap(sha -> repository.git.commit(sha).stream())
                    .forEach(commit -> body.append(commitLine(repository, commit)));
            body.append("</div>");
        }
        if (!repository.issues.isEmpty()) {
            body.append("<h3>Pull requests and issues</h3><div class=box>");
            repository
                    .issues
                    .values()
                    .forEach(issue -> body.append("<div><a href=\"/%s/issues/%d\">%s #%d</a></div>"
                            .formatted(
                                    escape(repository.fullName()), issue.number, escape(issue.title), issue.number)));
            body.append("</div>");
        }
        return frame(repository.fullName(), body.toString());
    }

    private String commitLine(Repository repository, GitRepository.Commit commit) {
        var icons = CheckShapes.latest(repository, commit.sha()).stream()
                .map(PageHtml::icon)
                .collect(Collectors.joining());
        return "<div><span class=right>%s <a href=\"/%s/commit/%s\"><code>%s</code></a></span>%s <span class=muted>%s</span></div>"
                .formatted(
                        icons,
                        escape(repository.fullName()),
                        commit.sha(),
                        commit.sha().substring(0, 7),
                        escape(commit.message().lines().findFirst().orElse("")),
                        escape(commit.authorName()));
    }

    private static String icon(Repository.CheckRun run) {
        var state =
                run.status().equals("completed") ? run.json().path("conclusion").asText() : run.status();
        var sign = switch (state) {
            case "success" -> "✓";
            case "failure", "timed_out" -> "✗";
            case "action_required" -> "!";
            case "cancelled" -> "⊘";
            case "skipped" -> "»";
            case "neutral", "stale" -> "■";
            default -> "●";
        };
        return "<span class=\"icon %1$s\" title=\"%2$s: %1$s\">%3$s</span>".formatted(state, escape(run.name()), sign);
    }

    private static String button(Repository repository, String action, Object target, String label, String identifier) {
        return "<form method=post action=\"/%s/%s/%s\"><input type=hidden name=identifier value=\"%s\"><button>%s</button></form> "
                .formatted(escape(repository.fullName()), action, target, escape(identifier), escape(label));
    }

    String commit(Repository repository, GitRepository.Commit commit) {
        var body = new StringBuilder("<p><a href=\"/%1$s\">%1$s</a> · <code>%2$s</code> · %3$s</p>"
                .formatted(escape(repository.fullName()), commit.sha(), escape(commit.authorName())));
        if (github.suites().existing(repository, commit.sha()).isPresent()) {
            body.append("<p>")
                    .append(button(repository, "rerun-all", commit.sha(), "Re-run all checks", ""))
                    .append("</p>");
        }
        CheckShapes.latest(repository, commit.sha()).forEach(run -> body.append(run(repository, commit, run)));
        return frame(commit.message().lines().findFirst().orElse(""), body.toString());
    }

    private String run(Repository repository, GitRepository.Commit commit, Repository.CheckRun run) {
        var view = CheckRunView.of(run);
        var html = new StringBuilder("<div class=box><div>%s <b>%s</b> <span class=muted>%s</span><span class=right>"
                .formatted(
                        icon(run),
                        escape(view.name()),
                        escape(view.conclusion().isEmpty() ? view.status() : view.conclusion())));
        if (view.status().equals("completed")) {
            for (var action : run.actions()) {
                html.append(button(
                        repository,
                        "press",
                        run.id(),
                        action.path("label").asText(),
                        action.path("identifier").asText()));
            }
        }
        html.append(button(repository, "rerun", run.id(), "Re-run", ""));
        html.append("<a href=\"%s\">Details</a></span></div>".formatted(escape(view.detailsUrl())));
        if (!view.title().isEmpty()) {
            html.append("<div><h3>%s</h3>%s%s</div>"
                    .formatted(escape(view.title()), markdown(view.summary()), markdown(view.text())));
        }
        if (!run.annotations().isEmpty()) {
            html.append("<div>");
            run.annotations().forEach(annotation -> html.append(annotation(repository, commit, annotation)));
            html.append("</div>");
        }
        return html.append("</div>").toString();
    }

    /// The annotation under the line of the file that it speaks of.
    private static String annotation(Repository repository, GitRepository.Commit commit, JsonNode annotation) {
        var path = annotation.path("path").asText();
        int line = annotation.path("start_line").asInt();
        var source = repository
                .git
                .trees()
                .find(commit.tree(), path)
                .flatMap(entry -> repository.git.objects().read(entry.sha()))
                .flatMap(blob -> blob.text().lines().skip(line - 1L).findFirst())
                .map(text -> "<pre>%d  %s</pre>".formatted(line, escape(text)))
                .orElse("");
        return "<div class=\"note %s\"><span class=muted>%s#L%d</span>%s<b>%s</b> %s</div>"
                .formatted(
                        annotation.path("annotation_level").asText(),
                        escape(path),
                        line,
                        source,
                        escape(annotation.path("title").asText("")),
                        escape(annotation.path("message").asText()));
    }

    String issue(Repository repository, Repository.Issue issue) {
        var body = new StringBuilder("<p><a href=\"/%1$s\">%1$s</a></p>".formatted(escape(repository.fullName())));
        issue.pull.ifPresent(pull -> {
            body.append("<p>%s wants to merge <code>%s</code> into <code>%s</code></p>"
                    .formatted(escape(issue.author.login()), escape(pull.headBranch), escape(pull.base)));
            repository
                    .git
                    .commit(pull.headSha)
                    .ifPresent(commit -> body.append("<div class=box>")
                            .append(commitLine(repository, commit))
                            .append("</div>"));
        });
        body.append("<div class=box><div>").append(markdown(issue.body)).append("</div>");
        for (var comment : issue.comments.values()) {
            var reactions = comment.reactions().stream()
                    .map(reaction -> reaction.path("content").asText())
                    .collect(Collectors.joining(" "));
            body.append("<div><b>%s</b> <span class=muted>%s</span>%s</div>"
                    .formatted(
                            escape(comment.author().login()),
                            escape(reactions),
                            markdown(comment.json().path("body").asText())));
        }
        body.append("<div><form method=post action=\"/%s/comment/%d\"><textarea name=body rows=3></textarea>"
                .formatted(escape(repository.fullName()), issue.number));
        return frame(
                        issue.title + " #" + issue.number,
                        body.append("<button>Comment</button></form></div></div>")
                                .toString())
                .replace("<meta http-equiv=\"refresh\" content=\"2\">", "");
    }
}
