package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.error.TraceLine;
import io.kubeci.starlark.syntax.Function;
import io.kubeci.starlark.value.Value;

/// The executable form of a function, shared by all closures over it.
final class Code {

    /// What a call costs of the nesting budget, whatever the function holds.
    private static final int CALL_DEPTH = 4;

    final String name;
    final String file;
    final Parameters parameters;
    private final int slots;
    private final int[] cells;
    private final int height;
    private final Function source;
    private Action body = _ -> Action.Outcome.NEXT;
    private boolean running;

    /// @param cells the slots that hold cells
    Code(String name, String file, Parameters parameters, int[] cells, int slots, int height, Function source) {
        this.name = name;
        this.file = file;
        this.parameters = parameters;
        this.slots = slots;
        this.cells = cells;
        this.height = height;
        this.source = source;
    }

    /// Gives the code its body, which may mention the code itself.
    void complete(Action newBody) {
        body = newBody;
    }

    int slots() {
        return slots;
    }

    /// Runs the body in a new frame.
    Value run(Frame frame, Parameters.Binder binder) {
        frame.at = Position.NOWHERE;
        int depth = CALL_DEPTH + height;
        boolean entered = false;
        try {
            frame.budget.step();
            if (running) {
                throw StarlarkException.eval("function " + name + " called recursively");
            }
            frame.budget.enter(depth);
            entered = true;
            running = true;
            binder.bind(frame.locals);
            for (int cell : cells) {
                var content = new Cell();
                var argument = frame.locals[cell];
                if (argument != null) {
                    content.set(argument);
                }
                frame.locals[cell] = content;
            }
            body.run(frame);
            return frame.result;
        } catch (StarlarkException e) {
            var place = frame.at == Position.NOWHERE ? Places.ofCall(source) : Position.unpack(frame.at);
            e.passed(new TraceLine(name, file, place));
            throw e;
        } finally {
            if (entered) {
                running = false;
                frame.budget.leave(depth);
            }
        }
    }
}
