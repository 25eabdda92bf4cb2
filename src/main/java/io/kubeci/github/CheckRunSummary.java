package io.kubeci.github;

/// A check run as GitHub shows it.
///
/// @param id GitHub's number of it
/// @param name `Workflow - main`
/// @param externalId what we gave it
/// @param status `queued`, `in_progress` or `completed`
/// @param conclusion "" unless completed
public record CheckRunSummary(long id, String name, String externalId, String status, String conclusion) {}
