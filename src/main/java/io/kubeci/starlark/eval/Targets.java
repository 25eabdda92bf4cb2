package io.kubeci.starlark.eval;

import io.kubeci.starlark.builtin.Attributes;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.syntax.TokenKind;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.Indexing;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.Operators;
import io.kubeci.starlark.value.Sized;
import io.kubeci.starlark.value.Value;

/// What can stand left of `=`, variables apart, and the augmented assignments.
final class Targets {

    private Targets() {}

    record Index(Node object, Node index, long at) implements Target {

        @Override
        public void assign(Frame frame, Value value) {
            var x = object.eval(frame);
            var i = index.eval(frame);
            frame.at = at;
            Indexing.set(x, i, value, frame.budget);
        }
    }

    record Dot(Node object, String name, long at) implements Target {

        @Override
        public void assign(Frame frame, Value value) {
            var x = object.eval(frame);
            frame.at = at;
            throw StarlarkException.eval("can't assign to ." + name + " field of " + x.type());
        }
    }

    record Unpack(Target[] targets, long at) implements Target {

        @Override
        public void assign(Frame frame, Value value) {
            frame.at = at;
            if (!(value instanceof Iterable iterable)) {
                throw StarlarkException.eval("got " + value.type() + " in sequence assignment");
            }
            frame.budget.elements(targets.length);
            var values = new Value[targets.length];
            int count = 0;
            var cursor = iterable.iterate();
            while (count < values.length && cursor.advance()) {
                values[count++] = cursor.current();
            }
            boolean more = count == values.length && cursor.advance();
            cursor.close();
            if (more) {
                int length = value instanceof Sized sized ? sized.length() : -1;
                throw StarlarkException.eval(
                        "too many values to unpack (got " + length + ", want " + targets.length + ")");
            }
            if (count < values.length) {
                throw StarlarkException.eval(
                        "too few values to unpack (got " + count + ", want " + targets.length + ")");
            }
            for (int i = 0; i < values.length; i++) {
                targets[i].assign(frame, values[i]);
            }
        }
    }

    /// `x op= y` for a variable.
    record AugmentVariable(TokenKind operator, Node variable, Target target, Node operand, long at) implements Action {

        @Override
        public Outcome run(Frame frame) {
            var x = variable.eval(frame);
            var y = operand.eval(frame);
            frame.at = at;
            target.assign(frame, augment(operator, x, y, frame));
            return Outcome.NEXT;
        }
    }

    /// `x[i] op= y`; x and i are evaluated once.
    record AugmentIndex(TokenKind operator, Index target, Node operand, long at) implements Action {

        @Override
        public Outcome run(Frame frame) {
            var x = target.object.eval(frame);
            var i = target.index.eval(frame);
            frame.at = target.at;
            var old = Indexing.get(x, i, frame.budget);
            var y = operand.eval(frame);
            frame.at = at;
            var sum = augment(operator, old, y, frame);
            frame.at = target.at;
            Indexing.set(x, i, sum, frame.budget);
            return Outcome.NEXT;
        }
    }

    /// `x.f op= y`, which fails in the end: no value has fields that can be assigned.
    record AugmentDot(TokenKind operator, Dot target, Node operand, long at) implements Action {

        @Override
        public Outcome run(Frame frame) {
            var x = target.object.eval(frame);
            frame.at = target.at;
            var old = Attributes.get(x, target.name);
            var y = operand.eval(frame);
            frame.at = at;
            augment(operator, old, y, frame);
            frame.at = target.at;
            throw StarlarkException.eval("can't assign to ." + target.name + " field of " + x.type());
        }
    }

    /// Lists and dicts grow in place.
    private static Value augment(TokenKind operator, Value x, Value y, Frame frame) {
        var budget = frame.budget;
        budget.step();
        if (operator == TokenKind.PLUS && x instanceof ListValue list && y instanceof Iterable more) {
            list.checkMutable("apply += to");
            Attributes.extend(list, more, budget);
            return list;
        }
        if (operator == TokenKind.PIPE && x instanceof DictValue dict && y instanceof DictValue more) {
            dict.checkMutable("apply |= to");
            dict.putAll(more, budget);
            return dict;
        }
        return Operators.binary(operator, x, y, budget);
    }
}
