package io.kubeci.api;

import java.util.Map;

/// What a caller is told.
///
/// @param status HTTP's status
/// @param mediaType of the body
/// @param body what Jackson writes
/// @param headers others than the body's
public record ApiAnswer(int status, String mediaType, Object body, Map<String, String> headers) {

    private static final String JSON = "application/json";

    /// Copies the headers.
    public ApiAnswer {
        headers = Map.copyOf(headers);
    }

    static ApiAnswer json(int status, Object body) {
        return new ApiAnswer(status, JSON, body, Map.of());
    }

    static ApiAnswer problem(ProblemDetails problem) {
        return new ApiAnswer(problem.status(), ProblemDetails.MEDIA_TYPE, problem, Map.of());
    }

    /// The same with one more header.
    ApiAnswer with(String header, String value) {
        var all = new java.util.HashMap<>(headers);
        all.put(header, value);
        return new ApiAnswer(status, mediaType, body, all);
    }
}
