/// `/api/v1`: who may call it, what they may ask, and what they are told.
@NullMarked
@OpenAPIDefinition(
        info =
                @Info(
                        title = "kube-ci",
                        version = "v1",
                        description = "Runs of Argo Workflows for commits on GitHub.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description =
                                                "A Kubernetes token, whose owner needs the right to do the same to "
                                                        + "runs (kube-ci.qutics.com) in the namespace of the workflows; or one "
                                                        + "of the tokens in KUBE_CI_API_TOKENFILE."),
                        responses = {
                            @APIResponse(
                                    name = "BadRequest",
                                    description = "Something about the request is wrong; errors has each field.",
                                    content =
                                            @Content(
                                                    mediaType = ProblemDetails.MEDIA_TYPE,
                                                    schema = @Schema(implementation = ProblemDetails.class))),
                            @APIResponse(
                                    name = "Unauthorized",
                                    description = "There is no token, or one that nobody knows.",
                                    content =
                                            @Content(
                                                    mediaType = ProblemDetails.MEDIA_TYPE,
                                                    schema = @Schema(implementation = ProblemDetails.class))),
                            @APIResponse(
                                    name = "Forbidden",
                                    description =
                                            "The token's owner lacks the right, or the repository is not taken here.",
                                    content =
                                            @Content(
                                                    mediaType = ProblemDetails.MEDIA_TYPE,
                                                    schema = @Schema(implementation = ProblemDetails.class))),
                            @APIResponse(
                                    name = "NotFound",
                                    description = "There is no such run.",
                                    content =
                                            @Content(
                                                    mediaType = ProblemDetails.MEDIA_TYPE,
                                                    schema = @Schema(implementation = ProblemDetails.class))),
                            @APIResponse(
                                    name = "Conflict",
                                    description = "The run is not in a state for that; detail says why.",
                                    content =
                                            @Content(
                                                    mediaType = ProblemDetails.MEDIA_TYPE,
                                                    schema = @Schema(implementation = ProblemDetails.class))),
                            @APIResponse(
                                    name = "TooLarge",
                                    description = "The body has more than 2 MB.",
                                    content =
                                            @Content(
                                                    mediaType = ProblemDetails.MEDIA_TYPE,
                                                    schema = @Schema(implementation = ProblemDetails.class))),
                            @APIResponse(
                                    name = "Unprocessable",
                                    description = "There is no such repository or commit, or it has no CI files.",
                                    content =
                                            @Content(
                                                    mediaType = ProblemDetails.MEDIA_TYPE,
                                                    schema = @Schema(implementation = ProblemDetails.class))),
                            @APIResponse(
                                    name = "Unavailable",
                                    description =
                                            "GitHub or the cluster cannot be asked now; Retry-After says when to come again.",
                                    content =
                                            @Content(
                                                    mediaType = ProblemDetails.MEDIA_TYPE,
                                                    schema = @Schema(implementation = ProblemDetails.class)))
                        }))
package io.kubeci.api;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.NullMarked;
