package io.kubeci.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.Problem;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a run would submit.
///
/// @param workflow the decorated Workflow; null where there is none to show
/// @param debug what the script printed
/// @param problems what its author has to mend
@Schema(
        name = "Preview",
        description = "What a run would submit.",
        requiredProperties = {"workflow", "debug", "problems"})
public record ShownPreview(
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                nullable = true,
                description =
                        "The Workflow as it would be submitted, also where Argo would refuse it; null where the CI "
                                + "files define none.")
        Optional<ObjectNode> workflow,

        @Schema(description = "What the script printed; empty where there is none.")
        String debug,

        @Schema(description = "What its author has to mend; none: the Workflow would be taken.")
        List<Mistake> problems) {

    /// Copies the list.
    public ShownPreview {
        problems = List.copyOf(problems);
    }

    /// Something that the author of a file has to mend.
    ///
    /// @param message one sentence
    /// @param file relative to the repository's root, "" where no file is to blame
    /// @param line counted from 1; 0 where unknown
    /// @param column counted from 1; 0 where unknown
    @Schema(name = "Mistake", description = "Something that the author of a file has to mend.")
    public record Mistake(
            @Schema(description = "One sentence.") String message,

            @Schema(description = "Relative to the repository's root; empty where no file is to blame.")
            String file,

            @Schema(description = "Counted from 1; 0 where unknown.")
            int line,

            @Schema(description = "Counted from 1; 0 where unknown.")
            int column) {

        static Mistake of(Problem problem) {
            return new Mistake(problem.message(), problem.file(), problem.line(), problem.column());
        }
    }
}
