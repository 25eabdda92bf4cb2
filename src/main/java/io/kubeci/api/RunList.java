package io.kubeci.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One page of Runs.
///
/// @param runs the newest first
/// @param next the cursor of the next page; left out on the last one
@Schema(
        name = "RunList",
        description = "One page of runs.",
        requiredProperties = {"runs"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunList(
        @Schema(description = "The newest first.") List<ShownRun> runs,

        @Schema(description = "The query parameter cursor of the next page; left out on the last one.") @Nullable
        String next) {

    /// Copies the list.
    public RunList {
        runs = List.copyOf(runs);
    }
}
