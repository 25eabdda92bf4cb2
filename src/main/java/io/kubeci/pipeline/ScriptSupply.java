package io.kubeci.pipeline;

/// What a script gets for what it wants.
public sealed interface ScriptSupply {

    /// Here it is.
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Content(byte[] bytes) implements ScriptSupply {}

    /// There is no such thing.
    record Missing() implements ScriptSupply {}

    /// It cannot be had, and why.
    record Refused(String reason) implements ScriptSupply {}
}
