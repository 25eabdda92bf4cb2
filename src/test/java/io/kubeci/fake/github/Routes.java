package io.kubeci.fake.github;

import java.util.List;
import java.util.stream.Stream;

/// Every endpoint that the fake knows.
final class Routes {

    private Routes() {}

    static List<Route> all(FakeGitHub github, Lookup lookup) {
        var shapes = github.shapes();
        var world = github.world();
        return Stream.of(
                        new AppCalls(lookup, shapes, github.authentication(), github.limits()).routes(),
                        new HookCalls(world, lookup, github.deliveryLog()).routes(),
                        new CheckCalls(world, lookup, github.checkShapes(), github.suites(), github.payloads())
                                .routes(),
                        new GraphQl(new GraphQlSchema(world)).routes())
                .flatMap(List::stream)
                .toList();
    }
}
