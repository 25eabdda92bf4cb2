/// A strict GitHub for tests and the demo: an HTTP server over real Git repositories on disk.
///
/// Start reading at `FakeGitHub`, which plays the people; `Server` answers the program under test.
///
/// | To add | write |
/// |---|---|
/// | a call | a handler in the `…Calls` class of its resource, a line in that class's `routes()`, its path in
/// `prune-openapi.mjs` |
/// | an event | a method in `Payloads`, a line in `take-webhooks.jq` |
/// | a field of GraphQL | a line in `GraphQlSchema` |
@NullMarked
package io.kubeci.fake.github;

import org.jspecify.annotations.NullMarked;
