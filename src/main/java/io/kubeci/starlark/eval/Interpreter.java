package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.Parser;
import io.kubeci.starlark.syntax.Resolver;
import io.kubeci.starlark.syntax.Source;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Callable;
import io.kubeci.starlark.value.Freezer;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs files. One interpreter is one evaluation: it has one budget, and one thread uses it.
public final class Interpreter implements Machine {

    private final Budget budget;
    private final Instant now;
    private final Consumer<String> printed;
    private final Modules modules;

    /// @param now     when the run started
    /// @param printed takes the lines that scripts print
    public Interpreter(Budget budget, Instant now, Consumer<String> printed, Modules modules) {
        this.budget = budget;
        this.now = now;
        this.printed = printed;
        this.modules = modules;
    }

    /// Runs a file and returns its global variables, frozen, in the order of their declaration.
    ///
    /// @param predeclared the names that the file sees without declaring them
    /// @throws StarlarkException whatever goes wrong
    public Globals run(Source source, Map<String, Value> predeclared) {
        var statements = Parser.parse(source, budget);
        var program = Resolver.resolve(source.file(), statements, predeclared.keySet(), budget);
        var module = new Module(program.file(), List.copyOf(program.globals().keySet()));
        var code = new Compiler(program.file(), predeclared).main(program.main());
        code.run(new Frame(this, module, new @Nullable Value[code.slots()], new Cell[0]), _ -> {});
        var values = module.toMap();
        var freezer = new Freezer(budget);
        values.values().forEach(freezer::freeze);
        freezer.run();
        return new Globals(values, program.globals());
    }

    @Override
    public Budget budget() {
        return budget;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Value call(Value function, Arguments arguments) {
        if (function instanceof Callable callable) {
            return callable.call(this, arguments);
        }
        throw StarlarkException.eval("invalid call of non-function (" + function.type() + ")");
    }

    @Override
    public void print(String line) {
        budget.output(line.length() + 1L);
        printed.accept(line);
    }

    Map<String, Value> load(String url, String from) {
        return modules.load(url, from);
    }
}
