package io.kubeci.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A Run that was asked for.
///
/// @param name its name, and its Workflow's
/// @param workflowUrl where its Workflow will be in Argo's UI
@Schema(
        name = "StartedRun",
        description = "A run that was asked for.",
        requiredProperties = {"name", "workflowUrl"})
public record StartedRun(
        @Schema(description = "Its name, and its Workflow's.", examples = "shop.main.x1a2b3c4d")
        String name,

        @Schema(description = "Where its Workflow will be in Argo's UI.")
        String workflowUrl) {}
