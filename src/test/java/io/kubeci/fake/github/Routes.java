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
                        new ContentCalls(github, lookup).routes(),
                        new GitDataCalls(github, lookup).routes(),
                        new RepositoryCalls(lookup, shapes).routes(),
                        new PullCalls(github, lookup).routes(),
                        new IssueCalls(github, lookup).routes(),
                        new DeploymentCalls(github, lookup).routes(),
                        new PeopleCalls(lookup, shapes).routes(),
                        new GraphQl(new GraphQlSchema(world)).routes())
                .flatMap(List::stream)
                .toList();
    }
}
