package io.kubeci.api;

/// What stands behind the endpoint.
///
/// @param guard who may
/// @param posted `POST /run`
/// @param stored `/runs`
public record Api(Guard guard, PostedRuns posted, StoredRuns stored) {}
