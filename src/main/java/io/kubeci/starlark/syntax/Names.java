package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.error.Problem;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.Binding.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The blocks of a file with the names declared and used in them, and the problems found.
final class Names {

    private final String file;
    private final Set<String> predeclared;
    private final Budget budget;
    private final Block fileBlock;
    private final Map<String, Binding> globals = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private Block block;
    private int depth;

    Names(String file, Function main, Set<String> predeclared, Budget budget) {
        this.file = file;
        this.predeclared = predeclared;
        this.budget = budget;
        this.fileBlock = Block.file(main);
        this.block = fileBlock;
    }

    List<Problem> problems() {
        return problems;
    }

    /// The global variables in the order of their slots, and where each is set.
    Map<String, Position> globals() {
        var places = new LinkedHashMap<String, Position>();
        globals.forEach((name, binding) -> places.put(name, binding.first()));
        return places;
    }

    void problem(Position at, String message) {
        if (problems.size() < 1_000) {
            problems.add(new Problem(at, message));
        }
    }

    boolean inFunction() {
        return block.inFunction();
    }

    /// Goes down one level of the tree.
    void enter() {
        budget.step();
        budget.nesting(++depth);
        block.code().reaches(depth);
    }

    void leave() {
        depth--;
    }

    void push(Function function) {
        enter();
        block = block.function(function);
    }

    void pushComprehension() {
        block = block.comprehension();
    }

    void pop() {
        if (block.isFunction()) {
            leave();
        }
        block = block.outer();
    }

    /// Declares a name where it is assigned, and returns whether it was declared before.
    boolean bind(Name name) {
        if (!block.isFile()) {
            return bindLocal(name);
        }
        var known = Optional.ofNullable(fileBlock.names().get(name.text()))
                .or(() -> Optional.ofNullable(globals.get(name.text())));
        if (known.isPresent()) {
            var before = known.get();
            problem(
                    name.start(),
                    "cannot reassign " + before.scope().name().toLowerCase(Locale.ROOT) + " " + name.text()
                            + " declared at " + file + ":" + before.first());
            name.bindTo(before);
            return true;
        }
        var binding = new Binding(name.text(), Scope.GLOBAL, globals.size(), name.start());
        globals.put(name.text(), binding);
        name.bindTo(binding);
        return false;
    }

    /// Declares a name in the innermost block, and returns whether it was declared there before.
    boolean bindLocal(Name name) {
        boolean known = block.names().containsKey(name.text());
        if (!known) {
            var locals = block.code().locals();
            var binding = new Binding(name.text(), Scope.LOCAL, locals.size(), name.start());
            locals.add(binding);
            block.names().put(name.text(), binding);
        }
        use(name);
        return known;
    }

    void use(Name name) {
        block.container().uses().add(new Block.Use(name, block));
    }

    /// Looks up all uses, those in inner functions first.
    void resolveUses() {
        resolveUses(fileBlock);
    }

    private void resolveUses(Block container) {
        for (var function : container.functions()) {
            resolveUses(function);
        }
        for (var use : container.uses()) {
            budget.step();
            use.name().bindTo(lookup(use, use.block()));
        }
    }

    private Binding lookup(Block.Use use, Block from) {
        if (from.isFile()) {
            return lookupInFile(use);
        }
        var name = use.name().text();
        var known = from.names().get(name);
        if (known != null) {
            return known;
        }
        var found = lookup(use, from.outer());
        if (from.isFunction() && isVariableOfFunction(found)) {
            found.capture();
            var captured = from.code().captured();
            captured.add(found);
            found = new Binding(name, Scope.FREE, captured.size() - 1, found.first());
        }
        from.names().put(name, found);
        return found;
    }

    private static boolean isVariableOfFunction(Binding binding) {
        return switch (binding.scope()) {
            case LOCAL, CELL, FREE -> true;
            case GLOBAL, PREDECLARED, UNDEFINED -> false;
        };
    }

    private Binding lookupInFile(Block.Use use) {
        var name = use.name().text();
        var local = fileBlock.names().get(name);
        if (local != null) {
            return local;
        }
        var global = globals.get(name);
        if (global != null) {
            return global;
        }
        if (predeclared.contains(name)) {
            return new Binding(name, Scope.PREDECLARED, -1, Position.START);
        }
        problem(use.name().start(), complaint(use));
        return Binding.UNDEFINED;
    }

    private String complaint(Block.Use use) {
        var name = use.name().text();
        if (name.equals("set")) {
            return "this Starlark dialect does not support sets";
        }
        var candidates = new HashSet<>(globals.keySet());
        var around = use.block();
        while (!around.isFile()) {
            candidates.addAll(around.names().keySet());
            around = around.outer();
        }
        candidates.addAll(fileBlock.names().keySet());
        return "undefined: " + name
                + Spelling.nearest(name, candidates)
                        .map(meant -> " (did you mean " + meant + "?)")
                        .orElse("");
    }
}
