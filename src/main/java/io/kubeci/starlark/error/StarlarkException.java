package io.kubeci.starlark.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one exception that leaves this library: a script went wrong, or asked for too much.
///
/// It carries no Java stack trace; the script's own is collected on the way out, frame by frame.
public final class StarlarkException extends RuntimeException {

    /// The longest message, in UTF-16 units. What a script puts into `fail` ends up in front of people.
    public static final int MAX_MESSAGE = 65_536;

    private static final long serialVersionUID = 1;

    private final ErrorKind kind;
    private final LimitKind limit;
    private final transient List<TraceLine> innermostFirst = new ArrayList<>();
    private final transient List<Problem> problems;
    private String file = "";
    private transient Position position = Position.START;

    private StarlarkException(ErrorKind kind, LimitKind limit, String message, List<Problem> problems) {
        super(cut(message), null, false, false);
        this.kind = kind;
        this.limit = limit;
        this.problems = List.copyOf(problems);
    }

    /// An operation that failed at run time; the place is added by the frame it happened in.
    public static StarlarkException eval(String message) {
        return new StarlarkException(ErrorKind.EVAL, LimitKind.NONE, message, List.of());
    }

    /// A module that could not be had.
    public static StarlarkException load(String message) {
        return new StarlarkException(ErrorKind.LOAD, LimitKind.NONE, message, List.of());
    }

    /// A value that cannot be written as JSON.
    public static StarlarkException convert(String message) {
        return new StarlarkException(ErrorKind.CONVERT, LimitKind.NONE, message, List.of());
    }

    /// Something is used up.
    public static StarlarkException limit(LimitKind limit, String message) {
        return new StarlarkException(ErrorKind.LIMIT, limit, message, List.of());
    }

    /// A text that is no program.
    public static StarlarkException syntax(String file, Position position, String message) {
        return at(ErrorKind.SYNTAX, file, List.of(new Problem(position, message)));
    }

    /// A program that breaks static rules; the first problem is the message.
    public static StarlarkException resolve(String file, List<Problem> problems) {
        return at(ErrorKind.RESOLVE, file, problems);
    }

    private static StarlarkException at(ErrorKind kind, String file, List<Problem> problems) {
        var first = problems.getFirst();
        return new StarlarkException(kind, LimitKind.NONE, first.message(), problems).located(file, first.position());
    }

    private static String cut(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…";
    }

    /// The same error with a prefix to its message, before any frame has been added: how a builtin
    /// names itself.
    public StarlarkException prefixed(String prefix) {
        return new StarlarkException(kind, limit, prefix + text(), problems);
    }

    /// Says where the error is, unless that is known already.
    public StarlarkException located(String inFile, Position at) {
        if (file.isEmpty()) {
            file = inFile;
            position = at;
        }
        return this;
    }

    /// Adds the frame that the error passes through on its way out.
    public void passed(TraceLine frame) {
        located(frame.file(), frame.position());
        if (innermostFirst.size() < 1_000) {
            innermostFirst.add(frame);
        }
    }

    /// Whether a frame has seen this error, so that its message is final.
    public boolean hasTrace() {
        return !innermostFirst.isEmpty();
    }

    /// The message; never missing, unlike [Throwable#getMessage()].
    public String text() {
        var message = getMessage();
        return message == null ? "" : message;
    }

    public ErrorKind kind() {
        return kind;
    }

    /// What was used up, for errors of the kind [ErrorKind#LIMIT].
    public Optional<LimitKind> limit() {
        return limit == LimitKind.NONE ? Optional.empty() : Optional.of(limit);
    }

    /// The file the error is in, empty if it is in none.
    public String file() {
        return file;
    }

    public Position position() {
        return position;
    }

    /// All static problems of the file, in the order they were found; empty for errors at run time.
    public List<Problem> problems() {
        return problems;
    }

    /// The functions that were running, outermost first.
    public List<TraceLine> backtrace() {
        return innermostFirst.reversed();
    }
}
