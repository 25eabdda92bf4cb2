package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.syntax.Spelling;
import io.kubeci.starlark.value.Value;
import java.util.Map;
import java.util.Optional;

/// The statements.
final class Statements {

    private Statements() {}

    record Block(Action... actions) implements Action {

        @Override
        public Outcome run(Frame frame) {
            for (var action : actions) {
                frame.budget.step();
                var outcome = action.run(frame);
                if (outcome != Outcome.NEXT) {
                    return outcome;
                }
            }
            return Outcome.NEXT;
        }
    }

    record Evaluate(Node expression) implements Action {

        @Override
        public Outcome run(Frame frame) {
            expression.eval(frame);
            return Outcome.NEXT;
        }
    }

    record Assign(Target target, Node value) implements Action {

        @Override
        public Outcome run(Frame frame) {
            target.assign(frame, value.eval(frame));
            return Outcome.NEXT;
        }
    }

    record If(Node condition, Action yes, Action no) implements Action {

        @Override
        public Outcome run(Frame frame) {
            return condition.eval(frame).truth() ? yes.run(frame) : no.run(frame);
        }
    }

    record For(Target target, Node iterable, Action body, long at) implements Action {

        @Override
        public Outcome run(Frame frame) {
            var operand = iterable.eval(frame);
            frame.at = at;
            var cursor = Comprehend.iterate(operand);
            var outcome = Outcome.NEXT;
            while (outcome != Outcome.BREAK && outcome != Outcome.RETURN && cursor.advance()) {
                frame.budget.step();
                target.assign(frame, cursor.current());
                outcome = body.run(frame);
            }
            cursor.close();
            return outcome == Outcome.RETURN ? Outcome.RETURN : Outcome.NEXT;
        }
    }

    record Return(Node result) implements Action {

        @Override
        public Outcome run(Frame frame) {
            frame.result = result.eval(frame);
            return Outcome.RETURN;
        }
    }

    record Jump(Outcome outcome) implements Action {

        @Override
        public Outcome run(Frame frame) {
            return outcome;
        }
    }

    record Load(String url, String[] names, Target[] targets, long at) implements Action {

        @Override
        public Outcome run(Frame frame) {
            frame.at = at;
            var members = frame.machine.load(url, frame.module.file);
            for (int i = 0; i < names.length; i++) {
                var member = Optional.ofNullable(members.get(names[i]));
                int index = i;
                targets[i].assign(frame, member.orElseThrow(() -> missing(names[index], members)));
            }
            return Outcome.NEXT;
        }

        private StarlarkException missing(String name, Map<String, Value> members) {
            var hint = Spelling.nearest(name, members.keySet())
                    .map(meant -> " (did you mean " + meant + "?)")
                    .orElse("");
            return StarlarkException.load("load: name " + name + " not found in module " + url + hint);
        }
    }
}
