package io.kubeci.github;

import java.util.Optional;

/// Makes one annotation fit what GitHub accepts (reference: GitHub's REST API reference, "Create a check run").
final class AnnotationLimits {

    /// Longer paths cannot be in a repository that Linux can check out (`PATH_MAX`).
    private static final int MAX_PATH = 4_096;

    private AnnotationLimits() {}

    /// Empty if it has no place in a repository or says nothing.
    static Optional<Annotation> fit(Annotation raw) {
        var message = CleanText.cutBytes(CleanText.lines(raw.message()).strip(), CheckRunLimits.MAX_MESSAGE_BYTES);
        if (message.isEmpty() || !isRelative(raw.path())) {
            return Optional.empty();
        }
        var startLine = Math.max(1, raw.startLine());
        var endLine = Math.max(startLine, raw.endLine());
        var hasColumns = startLine == endLine && raw.startColumn() >= 1;
        return Optional.of(new Annotation(
                raw.path(),
                startLine,
                endLine,
                hasColumns ? raw.startColumn() : 0,
                hasColumns ? Math.max(raw.startColumn(), raw.endColumn()) : 0,
                raw.level(),
                CleanText.line(raw.title(), CheckRunLimits.MAX_TITLE),
                message));
    }

    private static boolean isRelative(String path) {
        var isClean = CleanText.line(path, MAX_PATH).equals(path);
        var isOutside = path.startsWith("/") || path.startsWith("../") || path.contains("/../") || path.endsWith("/");
        return isClean && !isOutside && !path.isBlank();
    }
}
