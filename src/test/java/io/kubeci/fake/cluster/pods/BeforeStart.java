package io.kubeci.fake.cluster.pods;

import io.kubeci.fake.cluster.pods.ShellTree.Sequence;
import io.kubeci.fake.cluster.pods.ShellTree.Simple;
import io.kubeci.fake.cluster.pods.ShellTree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a script asks to happen before its container starts: `sim` calls at its head.
final class BeforeStart {

    private static final Set<String> VERBS = Set.of("unschedulable", "pull-error", "pending", "init-error");

    private BeforeStart() {}

    static List<List<String>> calls(ShellTree script) {
        var calls = new ArrayList<List<String>>();
        for (var part : script instanceof Sequence sequence ? sequence.parts() : List.<ShellTree>of()) {
            if (!(part instanceof Simple simple)) {
                break;
            }
            var texts = simple.words().stream().map(Word::raw).toList();
            if (texts.equals(List.of("set", "-e"))) {
                continue;
            }
            var call = !texts.isEmpty() && texts.getFirst().equals(":") ? texts.subList(1, texts.size()) : texts;
            if (call.size() < 2 || !call.getFirst().equals("sim") || !VERBS.contains(call.get(1))) {
                break;
            }
            calls.add(call.subList(1, call.size()));
        }
        return calls;
    }
}
