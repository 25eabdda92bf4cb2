package io.kubeci.process;

import java.util.Map;

/// CI files that stories push. Every container has a `command`, for Argo would ask the image's registry for it
/// otherwise.
final class CiFiles {

    /// Where it is.
    static final String PATH = ".kube-ci/ci.yaml";

    private static final String ONE_STEP = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            spec:
              entrypoint: main
              templates:
              - name: main
                steps:
                - - {name: build, template: build}
              - name: build
                container:
                  image: alpine:3.20
                  command: [sh, -c]
                  args:
                  - |
            %s
            """;

    private CiFiles() {}

    /// One step `build` with this script.
    static String script(String script) {
        return ONE_STEP.formatted(script.strip().indent(8).stripTrailing());
    }

    /// The files of a repository whose only step runs this script.
    static Map<String, String> running(String script) {
        return Map.of(PATH, script(script), "main.go", "package main\n");
    }

    /// A pipeline of three steps that is green.
    static String green() {
        return """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    steps:
                    - - {name: checkout, template: say, arguments: {parameters: [{name: text, value: cloned}]}}
                    - - {name: lint, template: say, arguments: {parameters: [{name: text, value: clean}]}}
                      - {name: test, template: say, arguments: {parameters: [{name: text, value: passed}]}}
                  - name: say
                    inputs: {parameters: [{name: text}]}
                    container:
                      image: alpine:3.20
                      command: [sh, -c]
                      args: ["echo {{inputs.parameters.text}} {{workflow.parameters.revision}}"]
                """;
    }
}
