package io.kubeci.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// CI files of the loads.
final class Pipelines {

    static final String PATH = ".kube-ci/ci.yaml";

    private static final String HEAD = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            spec:
              entrypoint: main
              templates:
            """;

    private static final String WORK = """
              - name: work
                container:
                  image: alpine:3.20
                  command: [sh, -c]
                  args: ["%s"]
            """;

    private Pipelines() {}

    /// One pod that says a word.
    static String oneStep() {
        return HEAD.replace("main", "work") + WORK.formatted("echo done");
    }

    /// So many pods, one after the other.
    static String steps(int count, String script) {
        var steps = IntStream.rangeClosed(1, count)
                .mapToObj("    - - {name: step-%d, template: work}\n"::formatted)
                .collect(Collectors.joining());
        return HEAD + "  - name: main\n    steps:\n" + steps + WORK.formatted(script);
    }

    /// Goes on until somebody resumes it, without a pod.
    static String endless() {
        return HEAD + """
              - name: main
                steps:
                - - {name: hold, template: hold}
              - name: hold
                suspend: {}
            """;
    }
}
