package io.kubeci.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/// The API's paths. Nothing is decided here: the caller first ([Guard]), then the work.
@Path("/api/v1")
@Singleton
@RunOnVirtualThread
@SecurityRequirement(name = "bearer")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public final class ApiEndpoint {

    private static final String KEY = "Idempotency-Key";
    private static final String KEY_MEANING =
            "The same key with the same request makes one run, however often it comes.";

    /// Whatever a caller likes to name a request by.
    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Instance<Api> api;
    private final ObjectMapper json;

    ApiEndpoint(Instance<Api> api, ObjectMapper json) {
        this.api = api;
        this.json = json;
    }

    /// `POST /run`. JSON whatever the media type says, as in kube-ci 0.12.
    @POST
    @Path("run")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "run",
            summary = "Shows what a run would submit, or runs it",
            description = "A dry run unless run is true. Needs the right to create runs.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RunRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "A dry run's result; or the run that the same request made before.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(anyOf = {ShownPreview.class, StartedRun.class})))
    @APIResponse(
            responseCode = "201",
            description = "The run is stored, and will start.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StartedRun.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Response run(
            @Parameter(hidden = true) @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @Parameter(description = KEY_MEANING) @HeaderParam(KEY) @DefaultValue("") String key,
            InputStream body) {
        return respond(api.get()
                .guard()
                .call(authorization, Verb.CREATE, "", who -> api.get().posted().post(who, key(who, key), body)));
    }

    /// `GET /runs`.
    @GET
    @Path("runs")
    @Operation(
            operationId = "listRuns",
            summary = "Lists runs, the newest first",
            description = "Needs the right to list runs.")
    @Parameter(
            name = "repository",
            in = ParameterIn.QUERY,
            description = "Only those of this owner/name.",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "branch",
            in = ParameterIn.QUERY,
            description = "Only those of branches of this name.",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "phase",
            in = ParameterIn.QUERY,
            description = "Only those in this phase.",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at the most.",
            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The next of the page before.",
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RunList.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Response runs(
            @Parameter(hidden = true) @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @Context UriInfo uri) {
        return respond(api.get()
                .guard()
                .call(authorization, Verb.LIST, "", _ -> api.get().stored().list(uri.getQueryParameters())));
    }

    /// `GET /runs/{name}`.
    @GET
    @Path("runs/{name}")
    @Operation(operationId = "getRun", summary = "Shows a run", description = "Needs the right to get runs.")
    @APIResponse(
            responseCode = "200",
            description = "The run as it is now.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ShownRun.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response show(
            @Parameter(hidden = true) @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @PathParam("name") String name) {
        return respond(api.get()
                .guard()
                .call(authorization, Verb.GET, name, _ -> api.get().stored().show(name)));
    }

    /// `POST /runs/{name}/cancel`.
    @POST
    @Path("runs/{name}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "cancelRun",
            summary = "Ends a run",
            description = "Its check run is completed as cancelled. Needs the right to update runs.")
    @APIResponse(
            responseCode = "202",
            description = "It will be ended.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ShownRun.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response cancel(
            @Parameter(hidden = true) @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @PathParam("name") String name) {
        return respond(api.get()
                .guard()
                .call(
                        authorization,
                        Verb.UPDATE,
                        name,
                        who -> api.get().stored().cancel(who, name)));
    }

    /// `POST /runs/{name}/retry`.
    @POST
    @Path("runs/{name}/retry")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "retryRun",
            summary = "Runs again what has ended",
            description = "Makes another run of the same commit. Needs the right to create runs.")
    @APIResponse(
            responseCode = "201",
            description = "The other run is stored, and will start.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StartedRun.class)))
    @APIResponse(
            responseCode = "200",
            description = "The run that the same request made before.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StartedRun.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response retry(
            @Parameter(hidden = true) @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @Parameter(description = KEY_MEANING) @HeaderParam(KEY) @DefaultValue("") String key,
            @PathParam("name") String name) {
        return respond(api.get()
                .guard()
                .call(
                        authorization,
                        Verb.CREATE,
                        "",
                        who -> api.get().stored().retry(who, name + "/" + key(who, key), name)));
    }

    /// A key belongs to its caller: nobody gets to see another's run by guessing.
    private static String key(String who, String given) {
        var own = KEY_FORM.matcher(given).matches() ? given : UUID.randomUUID().toString();
        return who + "/" + own;
    }

    private Response respond(ApiAnswer answer) {
        var response = Response.status(answer.status())
                .type(answer.mediaType())
                .entity(written(answer.body()))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
        answer.headers().forEach(response::header);
        return response.build();
    }

    /// Written here, because the server's own writer does not know the media type of problems.
    private byte[] written(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON can be made of " + body.getClass(), e);
        }
    }
}
