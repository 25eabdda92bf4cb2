package io.kubeci.report;

import io.kubeci.github.CheckRunUpdate.Action;
import java.util.List;
import java.util.Optional;

/// What is told of a pressed button on a check run that says something else: a note above its summary. A later note
/// takes the place of an earlier one.
public final class ButtonNotes {

    /// The button that removes all cache volumes of a repository. Source of the identifiers: kube-ci 0.12.
    public static final String CLEAR_CACHE = "clearCache";

    /// The button that removes those of a branch.
    public static final String CLEAR_BRANCH_CACHE = "clearCacheBranch";

    private static final String BEGIN = "<!-- kube-ci: button -->\n";
    private static final String END = "\n<!-- kube-ci: end of button -->\n\n";
    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 4_000;

    private ButtonNotes() {}

    /// Somebody had caches cleared.
    ///
    /// @param did what was done, plain text
    public static String cleared(String login, String did) {
        return "> %s pressed **Clear Cache**. %s".formatted(name(login), Markdown.text(did, MAX_TEXT));
    }

    /// Somebody may not command.
    public static String denied(String login) {
        return ("> %s pressed a button, but nothing was done: only people with write access to the repository, or members"
                        + " of its organisation, may. Ask one of them.")
                .formatted(name(login));
    }

    /// There is no branch whose cache could be cleared.
    public static String noBranch(String login) {
        return ("> %s pressed **Clear Cache**, but the commit was run for no branch, so there is no branch's cache to"
                        + " clear.")
                .formatted(name(login));
    }

    /// A summary with a note above it.
    public static String above(String summary, String note) {
        return BEGIN + note + END + without(summary);
    }

    /// The buttons of a check run, by one of them that was pressed.
    ///
    /// @param template what a manual step would run
    public static List<Action> buttons(String pressed, String template) {
        return switch (pressed) {
            case CLEAR_CACHE -> List.of(CheckReports.CLEAR_CACHE);
            case CLEAR_BRANCH_CACHE -> List.of(CacheReports.ofBranch(CheckReports.CLEAR_CACHE));
            default -> OfferReports.buttons(template);
        };
    }

    private static String without(String summary) {
        return Optional.of(summary.indexOf(END))
                .filter(at -> at >= 0 && summary.startsWith(BEGIN))
                .map(at -> summary.substring(at + END.length()))
                .orElse(summary);
    }

    private static String name(String login) {
        return Markdown.code("@" + login, MAX_NAME);
    }
}
