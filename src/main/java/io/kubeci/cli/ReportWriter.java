package io.kubeci.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.error.TraceLine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// Writes reports for programs and for people.
final class ReportWriter {

    private ReportWriter() {}

    /// One line.
    static String json(Report report) {
        var text = new StringWriter();
        try (var out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("file", report.file());
            out.writeBooleanField("ok", report.error().isEmpty());
            out.writeBooleanField("hasWorkflow", report.workflow().isPresent());
            raw("workflow", report.workflow().orElse("null"), out);
            raw("globals", report.globals(), out);
            out.writeArrayFieldStart("print");
            for (var line : report.printed()) {
                out.writeString(line);
            }
            out.writeEndArray();
            if (report.error().isPresent()) {
                out.writeFieldName("error");
                writeError(report.error().get(), out);
            } else {
                out.writeNullField("error");
            }
            out.writeNumberField("steps", report.steps());
            out.writeNumberField("bytes", report.bytes());
            writeMicros(report.micros(), out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void raw(String name, String json, JsonGenerator out) throws IOException {
        out.writeFieldName(name);
        out.writeRawValue(json);
    }

    private static void writeMicros(List<Long> micros, JsonGenerator out) throws IOException {
        if (micros.size() == 1) {
            out.writeNumberField("micros", micros.getFirst());
            return;
        }
        out.writeArrayFieldStart("micros");
        for (long value : micros) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    private static void writeError(StarlarkException error, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", error.kind().label());
        if (error.limit().isPresent()) {
            out.writeStringField("limit", error.limit().map(LimitKind::label).get());
        }
        out.writeStringField("message", error.text());
        out.writeStringField("file", error.file());
        out.writeNumberField("line", error.position().line());
        out.writeNumberField("column", error.position().column());
        out.writeArrayFieldStart("backtrace");
        for (var frame : error.backtrace()) {
            writeFrame(frame, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeFrame(TraceLine frame, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("function", frame.function());
        out.writeStringField("file", frame.file());
        out.writeNumberField("line", frame.position().line());
        out.writeNumberField("column", frame.position().column());
        out.writeEndObject();
    }

    /// The workflow on one stream, what was printed and what went wrong on the other.
    static void text(Report report, PrintStream out, PrintStream err) {
        report.printed().forEach(err::println);
        report.yaml().ifPresent(out::print);
        if (report.micros().size() > 1) {
            err.println("micros: " + report.micros());
        }
        report.error().ifPresent(error -> explain(report, error, err));
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
        boolean inScript = error.file().isEmpty() || report.file().endsWith(error.file());
        if (inScript && line <= lines.length) {
            err.println("  | " + lines[line - 1]);
            err.println("  | " + " ".repeat(Math.max(0, error.position().column() - 1)) + "^");
        }
    }
}
