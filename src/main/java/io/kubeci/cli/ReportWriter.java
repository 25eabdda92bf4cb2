package io.kubeci.cli;

import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.StarlarkException;
import java.io.PrintStream;
import java.util.List;

/// Writes reports for programs and for people.
final class ReportWriter {

    private ReportWriter() {}

    /// One line.
    static String json(Report report) {
        var out = new StringBuilder(1_024);
        var result = report.result();
        var evaluation = report.evaluation();
        text("{\"file\":", report.file(), out);
        out.append(",\"ok\":").append(report.isOk());
        out.append(",\"hasWorkflow\":").append(result.workflow().isPresent());
        out.append(",\"workflow\":").append(result.workflow().orElse("null"));
        out.append(",\"globals\":").append(result.globals());
        out.append(",\"print\":[");
        var before = "";
        for (var line : evaluation.printed()) {
            text(before, line, out);
            before = ",";
        }
        out.append("],\"error\":");
        if (evaluation.error().isPresent()) {
            error(evaluation.error().get(), out);
        } else {
            out.append("null");
        }
        out.append(",\"steps\":").append(evaluation.budget().stepsUsed());
        out.append(",\"bytes\":").append(evaluation.budget().bytesUsed());
        micros(report.micros(), out);
        return out.append('}').toString();
    }

    private static void text(String before, String text, StringBuilder out) {
        out.append(before).append(Converted.quoted(text));
    }

    private static void micros(List<Long> micros, StringBuilder out) {
        out.append(",\"micros\":");
        if (micros.size() == 1) {
            out.append(micros.getFirst().longValue());
            return;
        }
        char before = '[';
        for (long value : micros) {
            out.append(before).append(value);
            before = ',';
        }
        out.append(']');
    }

    private static void error(StarlarkException error, StringBuilder out) {
        text("{\"kind\":", error.kind().label(), out);
        if (error.limit().isPresent()) {
            text(",\"limit\":", error.limit().map(LimitKind::label).get(), out);
        } else {
            out.append(",\"limit\":null");
        }
        text(",\"message\":", error.text(), out);
        text(",\"file\":", error.file(), out);
        out.append(",\"line\":").append(error.position().line());
        out.append(",\"column\":").append(error.position().column());
        out.append(",\"backtrace\":[");
        var before = "";
        for (var frame : error.backtrace()) {
            text(before + "{\"function\":", frame.function(), out);
            text(",\"file\":", frame.file(), out);
            out.append(",\"line\":").append(frame.position().line());
            out.append(",\"column\":").append(frame.position().column()).append('}');
            before = ",";
        }
        out.append("]}");
    }

    /// The workflow on one stream, what was printed and what went wrong on the other.
    static void text(Report report, PrintStream out, PrintStream err) {
        report.evaluation().printed().forEach(err::println);
        report.result().workflow().ifPresent(out::print);
        if (report.micros().size() > 1) {
            err.println("micros: " + report.micros());
        }
        report.evaluation().error().ifPresent(error -> explain(report, error, err));
    }

    private static void explain(Report report, StarlarkException error, PrintStream err) {
        if (!error.backtrace().isEmpty()) {
            err.println("Traceback (most recent call last):");
            for (var frame : error.backtrace()) {
                err.println("  " + frame);
            }
        }
        err.println(error.file() + ":" + error.position() + ": " + error.kind().label() + " error: " + error.text());
        var lines = report.source().split("\n", -1);
        int line = error.position().line();
        if (!report.source().isEmpty() && line <= lines.length) {
            err.println("  | " + lines[line - 1]);
            err.println("  | " + " ".repeat(Math.max(0, error.position().column() - 1)) + "^");
        }
    }
}
