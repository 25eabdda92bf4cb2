package io.kubeci.starlark.syntax;

/// A literal token with its value: String, byte array, Long, BigInteger or Double.
record Literal(TokenKind kind, Object value) {}
