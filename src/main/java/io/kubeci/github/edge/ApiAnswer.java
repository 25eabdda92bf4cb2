package io.kubeci.github.edge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What GitHub answered, whole.
///
/// @param status HTTP's status
/// @param headers by their name, whatever its case
/// @param body decompressed
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
record ApiAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    /// Copies the headers.
    ApiAnswer {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = copy;
    }

    /// A header's first value.
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    /// A header's value as a whole number; empty if there is none, or something else.
    Optional<Long> number(String name) {
        return header(name).map(String::strip).filter(ApiAnswer::isNumber).map(Long::valueOf);
    }

    /// Whether it went well.
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /// Up to 15 digits, so that sums with it stay in range.
    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 15 && text.chars().allMatch(Character::isDigit);
    }
}
