package io.kubeci.api;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a request was not carried out. Source: RFC 9457, "Problem Details for HTTP APIs".
///
/// @param title the status in words
/// @param status HTTP's status
/// @param detail what is wrong, and what to do
/// @param errors what is wrong with single fields, all at once
@Schema(
        name = "Problem",
        description = "Why a request was not carried out (RFC 9457).",
        requiredProperties = {"title", "status", "detail", "errors"})
public record ProblemDetails(
        @Schema(description = "The status in words.") String title,
        @Schema(description = "HTTP's status.") int status,

        @Schema(description = "What is wrong, and what to do.")
        String detail,

        @Schema(description = "What is wrong with single fields, all at once.")
        List<FieldFault> errors) {

    /// The media type of problems.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// Copies the list.
    public ProblemDetails {
        errors = List.copyOf(errors);
    }

    /// A problem that no single field has.
    static ApiAnswer answer(int status, String title, String detail) {
        return ApiAnswer.problem(new ProblemDetails(title, status, detail, List.of()));
    }

    /// Problems of single fields.
    static ApiAnswer answer(int status, String title, List<FieldFault> faults) {
        var detail = faults.stream()
                .map(fault -> fault.field() + ": " + fault.detail())
                .collect(Collectors.joining("; "));
        return ApiAnswer.problem(new ProblemDetails(title, status, detail, faults));
    }
}
