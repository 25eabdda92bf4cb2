package io.kubeci.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.limit.Limits;
import io.kubeci.starlark.module.JsonReader;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.StructValue;
import io.kubeci.starlark.value.Value;
import java.util.HashMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// `input` as scripts see it.
final class ScriptInputs {

    private ScriptInputs() {}

    /// What is known at once is there; the rest is made from what `modules` has when it is looked at.
    ///
    /// @param limits what is made may not take more, on a budget of its own
    static Value of(ScriptInput input, ScriptModules modules, Limits limits) {
        var ref = input.revision().ref();
        var now = new HashMap<String, Value>();
        now.put("ref", StringValue.of(ref.name()));
        now.put("ref_type", StringValue.of(ref.type()));
        now.put("sha", StringValue.of(input.revision().sha().hex()));
        now.put("sender", StringValue.of(input.sender()));
        now.put("entrypoint", StringValue.of(input.entrypoint()));
        now.put("params", params(input, limits));
        now.put("pull_requests", JsonReader.read(pulls(input).toString(), new Budget(limits)));
        var later = new HashMap<String, Supplier<Value>>();
        later.put("repo", () -> modules.json(new ScriptWant.Repository(), new Budget(limits)));
        later.put("changed_files", () -> modules.json(new ScriptWant.ChangedFiles(), new Budget(limits)));
        if (input.hasEvent()) {
            later.put("event", () -> modules.json(new ScriptWant.Event(), new Budget(limits)));
        }
        return StructValue.lazy(now, later);
    }

    private static Value params(ScriptInput input, Limits limits) {
        var json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(input.parameters()).forEach(json::put);
        return JsonReader.read(json.toString(), new Budget(limits));
    }

    private static ArrayNode pulls(ScriptInput input) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var pull : input.pullRequests()) {
            list.addObject()
                    .put("number", pull.number())
                    .put("title", pull.title())
                    .put("url", pull.url())
                    .put("base", pull.baseBranch())
                    .put("head", pull.headBranch())
                    .put("draft", pull.draft())
                    .put("fork", pull.fork());
        }
        return list;
    }
}
