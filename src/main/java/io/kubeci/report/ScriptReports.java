package io.kubeci.report;

import io.kubeci.github.CheckRunUpdate;

/// Adds to a check run what the script that computed its workflow leaves for people to read.
public final class ScriptReports {

    private ScriptReports() {}

    /// Of a script that ran: what it printed, folded.
    ///
    /// @param printed masked and cut; nothing is added for ""
    public static CheckRunUpdate withPrinted(CheckRunUpdate update, String printed) {
        return printed.isBlank()
                ? update
                : withText(
                        update,
                        "<details><summary>Printed by the script (%s)</summary>\n\n%s\n</details>\n"
                                .formatted(lines(printed), Markdown.fence(printed)));
    }

    /// Of a script that failed, or whose workflow cannot be used.
    ///
    /// @param printed masked and cut
    /// @param trace which functions were running when it failed, masked and cut; "" if it did not
    public static CheckRunUpdate withTrouble(CheckRunUpdate update, String printed, String trace) {
        var told = trace.isBlank() ? update : withText(update, "**How the script failed**\n\n" + Markdown.fence(trace));
        return printed.isBlank()
                ? told
                : withText(
                        told,
                        "**Printed by the script** (%s)\n\n%s".formatted(lines(printed), Markdown.fence(printed)));
    }

    private static String lines(String text) {
        long count = text.lines().count();
        return count == 1 ? "1 line" : "%,d lines".formatted(count);
    }

    private static CheckRunUpdate withText(CheckRunUpdate update, String more) {
        var output = update.output();
        var text = output.text().isBlank() ? more : output.text().stripTrailing() + "\n\n" + more;
        return new CheckRunUpdate(
                update.name(),
                update.externalId(),
                update.detailsUrl(),
                update.state(),
                update.startedAt(),
                new CheckRunUpdate.Output(output.title(), output.summary(), text),
                update.annotations(),
                update.actions());
    }
}
