package io.kubeci.github;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes check runs fit what GitHub accepts, whatever is in them, so that no text from outside can keep a conclusion
/// from getting through.
///
/// Source of the numbers, unless said otherwise: GitHub's REST API reference, "Create a check run".
public final class CheckRunLimits {

    /// Annotations in one request; further requests append.
    public static final int MAX_ANNOTATIONS = 50;

    /// Characters of a title, of a check run or an annotation.
    static final int MAX_TITLE = 255;

    /// Bytes of summary and text, each. GitHub says 65,535 characters, and not whether it counts bytes.
    static final int MAX_TEXT_BYTES = 65_000;

    /// Bytes of an annotation's message; GitHub says 64 KB.
    static final int MAX_MESSAGE_BYTES = 64_000;

    /// Buttons, and the characters of their parts.
    static final int MAX_ACTIONS = 3;

    static final int MAX_LABEL = 20;
    static final int MAX_DESCRIPTION = 40;
    static final int MAX_IDENTIFIER = 20;

    /// Characters of a name and an external id: not documented, as long as a title.
    private static final int MAX_NAME = 255;

    /// Characters of a URL: what browsers and proxies take without fail.
    private static final int MAX_URL = 2_048;

    private static final String NO_NAME = "kube-ci";

    private CheckRunLimits() {}

    /// The requests by which GitHub is told: one, and one more for each 50 annotations beyond the first 50. All
    /// say the same but for the annotations. Annotations that GitHub would refuse are mended or left out.
    public static List<CheckRunUpdate> fit(CheckRunUpdate raw) {
        var fitted = new CheckRunUpdate(
                named(CleanText.line(raw.name(), MAX_NAME)),
                CleanText.line(raw.externalId(), MAX_NAME),
                raw.detailsUrl().flatMap(CheckRunLimits::url),
                raw.state(),
                raw.startedAt(),
                output(raw.output()),
                List.of(),
                actions(raw.actions()));
        var annotations = raw.annotations().stream()
                .map(AnnotationLimits::fit)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        var requests = new ArrayList<CheckRunUpdate>();
        for (int start = 0; start == 0 || start < annotations.size(); start += MAX_ANNOTATIONS) {
            var end = Math.min(annotations.size(), start + MAX_ANNOTATIONS);
            requests.add(fitted.withAnnotations(annotations.subList(start, end)));
        }
        return List.copyOf(requests);
    }

    /// A summary or a text that fits.
    public static String markdown(String raw) {
        return MarkdownCut.fit(CleanText.lines(raw), MAX_TEXT_BYTES);
    }

    private static String named(String name) {
        return name.isEmpty() ? NO_NAME : name;
    }

    private static CheckRunUpdate.Output output(CheckRunUpdate.Output raw) {
        return new CheckRunUpdate.Output(
                named(CleanText.line(raw.title(), MAX_TITLE)), markdown(raw.summary()), markdown(raw.text()));
    }

    /// GitHub refuses everything but absolute http and https URLs.
    static Optional<String> url(String raw) {
        try {
            var uri = new URI(raw);
            var isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return isWeb && uri.getHost() != null && raw.length() <= MAX_URL
                    ? Optional.of(uri.toASCIIString())
                    : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    /// Buttons that fit. An identifier comes back to us by GitHub's event: one that is too long is not cut but left out
    /// with its
    /// button.
    public static List<CheckRunUpdate.Action> actions(List<CheckRunUpdate.Action> raw) {
        return raw.stream()
                .filter(action ->
                        CleanText.line(action.identifier(), MAX_IDENTIFIER).equals(action.identifier()))
                .map(action -> new CheckRunUpdate.Action(
                        CleanText.line(action.label(), MAX_LABEL),
                        CleanText.line(action.description(), MAX_DESCRIPTION),
                        action.identifier()))
                .filter(action -> !action.label().isEmpty()
                        && !action.description().isEmpty()
                        && !action.identifier().isEmpty())
                .limit(MAX_ACTIONS)
                .toList();
    }
}
