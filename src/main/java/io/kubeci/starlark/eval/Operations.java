package io.kubeci.starlark.eval;

import io.kubeci.starlark.builtin.Attributes;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.syntax.TokenKind;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.Comparison;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.Indexing;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Operators;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Value;

/// Expressions that compute something from the values of others.
final class Operations {

    private Operations() {}

    record Binary(TokenKind operator, Node left, Node right, long at) implements Node {

        @Override
        public Value eval(Frame frame) {
            var x = left.eval(frame);
            var y = right.eval(frame);
            frame.at = at;
            frame.budget.step();
            return Operators.binary(operator, x, y, frame.budget);
        }
    }

    record Compare(TokenKind operator, Node left, Node right, long at) implements Node {

        @Override
        public Value eval(Frame frame) {
            var x = left.eval(frame);
            var y = right.eval(frame);
            frame.at = at;
            return Bool.of(Comparison.compare(operator, x, y, frame.budget));
        }
    }

    record Unary(TokenKind operator, Node operand, long at) implements Node {

        @Override
        public Value eval(Frame frame) {
            var x = operand.eval(frame);
            frame.at = at;
            return Operators.unary(operator, x);
        }
    }

    record Not(Node operand) implements Node {

        @Override
        public Value eval(Frame frame) {
            return Bool.of(!operand.eval(frame).truth());
        }
    }

    record And(Node left, Node right) implements Node {

        @Override
        public Value eval(Frame frame) {
            var x = left.eval(frame);
            return x.truth() ? right.eval(frame) : x;
        }
    }

    record Or(Node left, Node right) implements Node {

        @Override
        public Value eval(Frame frame) {
            var x = left.eval(frame);
            return x.truth() ? x : right.eval(frame);
        }
    }

    record Conditional(Node condition, Node yes, Node no) implements Node {

        @Override
        public Value eval(Frame frame) {
            return condition.eval(frame).truth() ? yes.eval(frame) : no.eval(frame);
        }
    }

    record Index(Node object, Node index, long at) implements Node {

        @Override
        public Value eval(Frame frame) {
            var x = object.eval(frame);
            var i = index.eval(frame);
            frame.at = at;
            frame.budget.step();
            return Indexing.get(x, i, frame.budget);
        }
    }

    record Slice(Node object, Node low, Node high, Node step, long at) implements Node {

        @Override
        public Value eval(Frame frame) {
            var x = object.eval(frame);
            var from = low.eval(frame);
            var to = high.eval(frame);
            var by = step.eval(frame);
            frame.at = at;
            frame.budget.step();
            return Indexing.slice(x, from, to, by, frame.budget);
        }
    }

    record Dot(Node object, String name, long at) implements Node {

        @Override
        public Value eval(Frame frame) {
            var x = object.eval(frame);
            frame.at = at;
            frame.budget.step();
            return Attributes.get(x, name);
        }
    }

    static Value[] evalAll(Node[] nodes, Frame frame) {
        frame.budget.elements(nodes.length);
        var values = new Value[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            values[i] = nodes[i].eval(frame);
        }
        return values;
    }

    record MakeList(Node... elements) implements Node {

        @Override
        public Value eval(Frame frame) {
            return ListValue.wrap(evalAll(elements, frame));
        }
    }

    record MakeTuple(Node... elements) implements Node {

        @Override
        public Value eval(Frame frame) {
            return TupleValue.of(evalAll(elements, frame));
        }
    }

    record Entry(Node key, Node value, long at) {}

    record MakeDict(Entry... entries) implements Node {

        @Override
        public Value eval(Frame frame) {
            var dict = DictValue.create(frame.budget);
            for (var entry : entries) {
                var key = entry.key.eval(frame);
                var value = entry.value.eval(frame);
                frame.at = entry.at;
                if (!dict.put(key, value, frame.budget)) {
                    throw StarlarkException.eval("duplicate key: " + Printer.repr(key, frame.budget));
                }
            }
            return dict;
        }
    }

    /// Makes a function value. A default that is missing is `null` in the array of nodes' stead.
    record MakeFunction(Code code, Node[] defaults, boolean[] hasDefault, int[] cells, boolean[] fromLocals, long at)
            implements Node {

        @Override
        public Value eval(Frame frame) {
            frame.at = at;
            frame.budget.bytes(64 + 8L * (defaults.length + cells.length));
            var values = new @org.jspecify.annotations.Nullable Value[defaults.length];
            for (int i = 0; i < defaults.length; i++) {
                if (hasDefault[i]) {
                    values[i] = defaults[i].eval(frame);
                }
            }
            var captured = new Cell[cells.length];
            for (int i = 0; i < cells.length; i++) {
                captured[i] =
                        fromLocals[i] && frame.locals[cells[i]] instanceof Cell cell ? cell : frame.captured[cells[i]];
            }
            return new FunctionValue(code, frame.module, values, captured);
        }

        static final Node NO_DEFAULT = new Variables.Constant(None.NONE);
    }
}
