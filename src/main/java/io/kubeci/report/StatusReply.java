package io.kubeci.report;

import static io.kubeci.report.Markdown.code;
import static io.kubeci.report.Markdown.text;

import io.kubeci.model.CommitSha;
import java.time.Duration;
import java.util.List;

/// What kube-ci replies to `status`: the runs of a commit, the newest first.
public final class StatusReply {

    private static final int MAX = 150;
    private static final int MAX_ROWS = 20;

    private StatusReply() {}

    /// One run.
    ///
    /// @param name the check run's name
    /// @param checkUrl its page, "" if it has none yet
    /// @param state how it is, one word
    /// @param why the decision, or how it ended
    /// @param trigger what it was made by
    /// @param age how long ago that was
    public record Row(String name, String checkUrl, String state, String why, String trigger, Duration age) {}

    /// The table.
    public static String of(CommitSha sha, List<Row> rows) {
        if (rows.isEmpty()) {
            return CommandReplies.nothingRan(sha);
        }
        var table = new StringBuilder("The runs of %s:\n\n| run | state | | started by | ago |\n|---|---|---|---|---|\n"
                .formatted(code(sha.abbreviated(), MAX)));
        rows.stream()
                .limit(MAX_ROWS)
                .forEach(row -> table.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                Markdown.link(row.name(), MAX, row.checkUrl()),
                                row.state(),
                                text(row.why(), MAX),
                                text(row.trigger(), MAX),
                                DurationText.of(row.age()))));
        var more = rows.size() - MAX_ROWS;
        return more > 0 ? table + "\nand %d older ones\n".formatted(more) : table.toString();
    }
}
