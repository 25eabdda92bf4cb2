package io.kubeci.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.Problem;
import io.kubeci.starlark.Evaluation;
import io.kubeci.starlark.Output;
import io.kubeci.starlark.Starlark;
import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Limits;
import io.kubeci.starlark.value.None;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From a script and what it reads to the workflow that it computes, or to what its author has to mend. The same script
/// with the same supplies gives the same outcome.
public final class StarlarkReader {

    private static final String WORKFLOW = "workflow";

    /// The longest result as JSON, in characters: what fits into etcd is shorter by far (1.5 MiB).
    private static final int MAX_RESULT = 4 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Starlark starlark;

    /// @param concurrent how many evaluations run at once; more of them wait for their turn
    public StarlarkReader(int concurrent) {
        this.starlark = new Starlark(concurrent);
    }

    /// Evaluates a script.
    ///
    /// @param known what was fetched for it so far
    public ScriptOutcome read(Script script, Map<ScriptWant, ScriptSupply> known, ScriptSettings settings) {
        var limits = Limits.DEFAULT
                .withSteps(settings.steps())
                .withBytes(settings.memoryBytes())
                .withTime(settings.timeout());
        var modules = new ScriptModules(script, known);
        var source = new Starlark.Script(
                script.file(),
                script.text().getBytes(StandardCharsets.UTF_8),
                Map.of("input", ScriptInputs.of(script.input(), modules, limits)),
                modules,
                script.now());
        var result = starlark.evaluate(source, limits, StarlarkReader::converted);
        if (modules.wanted().isPresent()) {
            return new ScriptOutcome.Wants(modules.wanted().get());
        }
        var printed = result.evaluation().printed();
        return result.evaluation()
                .error()
                .<ScriptOutcome>map(error -> new ScriptOutcome.Broken(
                        ScriptProblems.of(error, script), new Transcript(printed, ScriptProblems.trace(error))))
                .orElseGet(() -> finished(script, result.converted().orElseThrow(), new Transcript(printed, "")));
    }

    /// What the global `workflow` is.
    ///
    /// @param isSet whether there is one
    /// @param json empty for `None`
    /// @param line where it is set; 1 if it is not
    private record Converted(boolean isSet, Optional<String> json, int line) {}

    private static Converted converted(Evaluation evaluation) {
        var workflow = evaluation.global(WORKFLOW);
        var place = evaluation.place(WORKFLOW);
        if (workflow.isEmpty() || workflow.get() instanceof None) {
            return new Converted(workflow.isPresent(), Optional.empty(), place.line());
        }
        var text = new BoundedWriter();
        try {
            Output.write(workflow.get(), text, evaluation.budget());
        } catch (StarlarkException e) {
            throw e.located(evaluation.file(), evaluation.place(WORKFLOW));
        }
        return new Converted(true, Optional.of(text.toString()), place.line());
    }

    private static ScriptOutcome finished(Script script, Converted converted, Transcript transcript) {
        if (!converted.isSet()) {
            return broken(
                    script,
                    converted.line(),
                    "the script sets no global variable workflow: set it to a dict, or to None to fall back to the YAML file",
                    transcript);
        }
        if (converted.json().isEmpty()) {
            return new ScriptOutcome.Nothing(transcript);
        }
        int line = converted.line();
        try {
            return JSON.readTree(converted.json().get()) instanceof ObjectNode tree
                    ? new ScriptOutcome.Computed(
                            tree, line, converted.json().get().length(), transcript)
                    : broken(script, line, "workflow must be a dict", transcript);
        } catch (JsonProcessingException e) {
            return broken(script, line, "workflow cannot be used: " + e.getOriginalMessage(), transcript);
        }
    }

    private static ScriptOutcome broken(Script script, int line, String message, Transcript transcript) {
        return new ScriptOutcome.Broken(List.of(new Problem(message, script.file(), line, 0)), transcript);
    }

    /// Ends the evaluation when the result gets too long.
    private static final class BoundedWriter extends StringWriter {

        @Override
        public void write(char[] characters, int offset, int length) {
            check(length);
            super.write(characters, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) {
            check(length);
            super.write(text, offset, length);
        }

        @Override
        public void write(String text) {
            write(text, 0, text.length());
        }

        @Override
        public void write(int character) {
            check(1);
            super.write(character);
        }

        private void check(int more) {
            if (getBuffer().length() + more > MAX_RESULT) {
                throw StarlarkException.limit(
                        LimitKind.OUTPUT, "the workflow is longer than %,d characters".formatted(MAX_RESULT));
            }
        }
    }
}
