package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.value.Cursor;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.Value;

/// List and dict comprehensions.
final class Comprehend {

    private Comprehend() {}

    /// What happens for each combination of loop variables.
    interface Step {
        void run(Frame frame, Value result);
    }

    record Loop(Target target, Node iterable, long at, Step inner) implements Step {

        @Override
        public void run(Frame frame, Value result) {
            var operand = iterable.eval(frame);
            frame.at = at;
            var cursor = iterate(operand);
            while (cursor.advance()) {
                frame.budget.step();
                target.assign(frame, cursor.current());
                inner.run(frame, result);
            }
            cursor.close();
        }
    }

    record Filter(Node condition, Step inner) implements Step {

        @Override
        public void run(Frame frame, Value result) {
            if (condition.eval(frame).truth()) {
                inner.run(frame, result);
            }
        }
    }

    record Add(Node element) implements Step {

        @Override
        public void run(Frame frame, Value result) {
            var value = element.eval(frame);
            if (result instanceof ListValue list) {
                list.add(value, frame.budget);
            }
        }
    }

    record Put(Node key, Node value, long at) implements Step {

        @Override
        public void run(Frame frame, Value result) {
            var k = key.eval(frame);
            var v = value.eval(frame);
            frame.at = at;
            if (result instanceof DictValue dict) {
                dict.put(k, v, frame.budget);
            }
        }
    }

    record List(Step step) implements Node {

        @Override
        public Value eval(Frame frame) {
            var list = ListValue.create(frame.budget);
            step.run(frame, list);
            return list;
        }
    }

    record Dict(Step step) implements Node {

        @Override
        public Value eval(Frame frame) {
            var dict = DictValue.create(frame.budget);
            step.run(frame, dict);
            return dict;
        }
    }

    static Cursor iterate(Value value) {
        if (value instanceof Iterable iterable) {
            return iterable.iterate();
        }
        throw StarlarkException.eval(value.type() + " value is not iterable");
    }
}
