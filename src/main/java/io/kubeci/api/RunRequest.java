package io.kubeci.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The body of `POST /api/v1/run`, checked. Source: kube-ci 0.12, whose names these are.
///
/// @param org the repository's owner
/// @param repo its name
/// @param ref the branch's or tag's short name
/// @param hash the commit
/// @param refType `branch` or `tag`
/// @param entrypoint the template to start with, "" for the workflow's own
/// @param ciContext contents of files by name, instead of the repository's own; absent: the repository's
/// @param run whether it is really to be run
@Schema(name = "RunRequest", description = "What is to be run, or to be looked at.")
public record RunRequest(
        @Schema(required = true, description = "The repository's owner.", examples = "acme")
        String org,

        @Schema(required = true, description = "The repository's name.", examples = "shop")
        String repo,

        @Schema(required = true, description = "The branch's or tag's name.", examples = "main")
        String ref,

        @Schema(
                required = true,
                description = "The commit, all 40 digits.",
                pattern = "^[0-9a-fA-F]{40}$",
                examples = "0123456789012345678901234567890123456789")
        String hash,

        @JsonProperty("ref_type")
        @Schema(
                description = "What ref is.",
                enumeration = {"branch", "tag"},
                defaultValue = "branch")
        String refType,

        @Schema(description = "The template to start with; without it, the workflow's own entrypoint.")
        String entrypoint,

        @JsonProperty("ci_context")
        @Schema(
                description =
                        "Contents of files by name, relative to the CI directory, instead of the repository's own. "
                                + "For dry runs only: GitHub is not asked for anything then.",
                type = SchemaType.OBJECT,
                additionalProperties = String.class)
        Optional<Map<String, String>> ciContext,

        @Schema(description = "Whether it is really to be run.", defaultValue = "false")
        boolean run) {

    /// The branch or tag.
    GitRef gitRef() {
        return GitRef.of(refType, ref);
    }

    /// The commit.
    CommitSha sha() {
        return new CommitSha(hash);
    }
}
