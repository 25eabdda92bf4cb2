package io.kubeci.workflow;

/// Something wrong at one place of a Workflow's tree. Whoever read the tree from a file knows which line that is.
///
/// @param pointer the place as a JSON pointer (RFC 6901), "" for the whole object
/// @param message one sentence that names the thing and its value
/// @param atKey whether the name of the field is to blame, rather than its value
public record Fault(String pointer, String message, boolean atKey) {

    /// A fault in the value at the pointer.
    static Fault at(String pointer, String message) {
        return new Fault(pointer, message, false);
    }

    /// A fault in the value of one of the Workflow's annotations, or in its absence.
    public static Fault ofAnnotation(String key, String message) {
        return at(Place.child("/metadata/annotations", key), message);
    }

    /// A fault in the name of the field at the pointer.
    static Fault atKey(String pointer, String message) {
        return new Fault(pointer, message, true);
    }
}
