package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.value.Value;
import org.jspecify.annotations.Nullable;

/// Reading and writing variables of the four places they live in.
final class Variables {

    private Variables() {}

    private static Value defined(@Nullable Value value, Frame frame, long at, String kind, String name) {
        if (value == null) {
            frame.at = at;
            throw StarlarkException.eval(kind + " variable " + name + " referenced before assignment");
        }
        return value;
    }

    record Local(int slot, String name, long at) implements Node, Target {

        @Override
        public Value eval(Frame frame) {
            return defined(frame.locals[slot], frame, at, "local", name);
        }

        @Override
        public void assign(Frame frame, Value value) {
            frame.locals[slot] = value;
        }
    }

    record Shared(int slot, String name, long at) implements Node, Target {

        @Override
        public Value eval(Frame frame) {
            return defined(cell(frame).value(), frame, at, "local", name);
        }

        @Override
        public void assign(Frame frame, Value value) {
            cell(frame).set(value);
        }

        private Cell cell(Frame frame) {
            if (frame.locals[slot] instanceof Cell cell) {
                return cell;
            }
            throw new IllegalStateException("no cell in the slot of " + name);
        }
    }

    record Captured(int index, String name, long at) implements Node {

        @Override
        public Value eval(Frame frame) {
            return defined(frame.captured[index].value(), frame, at, "local", name);
        }
    }

    record Global(int index, String name, long at) implements Node, Target {

        @Override
        public Value eval(Frame frame) {
            return defined(frame.module.globals[index], frame, at, "global", name);
        }

        @Override
        public void assign(Frame frame, Value value) {
            frame.module.globals[index] = value;
        }
    }

    record Constant(Value value) implements Node {

        @Override
        public Value eval(Frame frame) {
            return value;
        }
    }
}
