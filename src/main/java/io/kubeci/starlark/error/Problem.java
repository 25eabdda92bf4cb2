package io.kubeci.starlark.error;

/// A static error: something is wrong with the text at a place.
public record Problem(Position position, String message) {}
