package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.BytesValue;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.RangeValue;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.StructValue;
import io.kubeci.starlark.value.TextOf;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Utf8;
import io.kubeci.starlark.value.Value;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;

/// The built-in functions that make values of others.
record Conversions(String name) implements Builtin.Body {

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        var budget = machine.budget();
        return switch (name) {
            case "bool" ->
                Bool.of(Unpack.positional(name, arguments, 0, 1).value(0).truth());
            case "bytes" -> bytes(only(name, "exactly 1", arguments), budget);
            case "chr" -> chr(only(name, "1", arguments), budget);
            case "dict" -> dict(arguments, budget);
            case "float" -> Numbers.toFloat(arguments, budget);
            case "hash" -> hash(Unpack.positional(name, arguments, 1, 1).value(0), budget);
            case "int" -> Numbers.toInt(Unpack.named(name, arguments, "x", "base?"), budget);
            case "list" -> ListValue.wrap(elements(Unpack.positional(name, arguments, 0, 1), budget));
            case "ord" -> ord(only(name, "1", arguments));
            case "range" -> range(Unpack.positional(name, arguments, 1, 3), budget);
            case "repr" ->
                StringValue.of(
                        Printer.repr(Unpack.positional(name, arguments, 1, 1).value(0), budget));
            case "str" -> str(only(name, "exactly 1", arguments), budget);
            case "struct" -> struct(arguments, budget);
            case "tuple" -> TupleValue.of(elements(Unpack.positional(name, arguments, 0, 1), budget));
            default -> StringValue.of(only(name, "exactly 1", arguments).type());
        };
    }

    /// The argument of a function that takes one.
    static Value only(String name, String wanted, Arguments arguments) {
        if (arguments.hasNames()) {
            throw StarlarkException.eval(name + " does not accept keyword arguments");
        }
        if (arguments.count() != 1) {
            throw StarlarkException.eval(name + ": got " + arguments.count() + " arguments, want " + wanted);
        }
        return arguments.get(0);
    }

    private static Value bytes(Value value, Budget budget) {
        return switch (value) {
            case BytesValue bytes -> bytes;
            case StringValue(String text) -> {
                budget.text(2L * text.length());
                yield new BytesValue(Utf8.encode(text));
            }
            case Iterable iterable -> {
                var out = new ByteArrayOutputStream();
                var cursor = iterable.iterate();
                for (int i = 0; cursor.advance(); i++) {
                    budget.step();
                    budget.bytes(4);
                    out.write(toByte(cursor.current(), i, budget));
                }
                cursor.close();
                yield new BytesValue(out.toByteArray());
            }
            default ->
                throw StarlarkException.eval(
                        "bytes: got " + value.type() + ", want string, bytes, or iterable of ints");
        };
    }

    private static int toByte(Value value, int index, Budget budget) {
        if (!(value instanceof Int number)) {
            throw StarlarkException.eval("bytes: at index " + index + ", got " + value.type() + ", want int");
        }
        if (!number.isInt32() || number.int32() < 0 || number.int32() > 255) {
            throw StarlarkException.eval("bytes: at index " + index + ", " + number.digits(budget, 10)
                    + " out of range (want value in unsigned 8-bit range)");
        }
        return number.int32();
    }

    private static Value chr(Value value, Budget budget) {
        if (!(value instanceof Int number)) {
            throw StarlarkException.eval("chr: got " + value.type() + ", want int");
        }
        if (!number.isInt32()) {
            throw StarlarkException.eval("chr: " + number.digits(budget, 10) + " out of range");
        }
        int c = number.int32();
        if (c < 0) {
            throw StarlarkException.eval("chr: Unicode code point " + c + " out of range (<0)");
        }
        if (c > Character.MAX_CODE_POINT) {
            throw StarlarkException.eval("chr: Unicode code point U+"
                    + Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT) + " out of range (>0x10FFFF)");
        }
        return StringValue.of(TextOf.codePoint(c));
    }

    private Value dict(Arguments arguments, Budget budget) {
        if (arguments.count() > 1) {
            throw StarlarkException.eval("dict: got " + arguments.count() + " arguments, want at most 1");
        }
        return Named.get(name, () -> {
            var dict = DictValue.create(budget);
            DictUpdate.apply(dict, arguments, budget);
            return dict;
        });
    }

    private static Value hash(Value value, Budget budget) {
        return switch (value) {
            case StringValue(String text) -> {
                budget.steps(text.length() >> 4);
                yield Int.of(text.codePoints().reduce(0, (hash, c) -> 31 * hash + c));
            }
            case BytesValue(byte[] bytes) -> {
                budget.steps(bytes.length >> 4);
                int hash = 0x811C9DC5;
                for (byte b : bytes) {
                    hash = (hash ^ b & 0xFF) * 16_777_619;
                }
                yield Int.of(hash & 0xFFFFFFFFL);
            }
            default -> throw StarlarkException.eval("hash: got " + value.type() + ", want string or bytes");
        };
    }

    private static Value[] elements(Unpack in, Budget budget) {
        return in.has(0) ? ListValue.drain(in.iterable(0), budget) : new Value[0];
    }

    private static Value ord(Value value) {
        return switch (value) {
            case StringValue(String text) -> {
                int count = text.codePointCount(0, text.length());
                if (count != 1) {
                    throw StarlarkException.eval("ord: string encodes " + count + " Unicode code points, want 1");
                }
                yield Int.of(text.codePointAt(0));
            }
            case BytesValue(byte[] bytes) -> {
                if (bytes.length != 1) {
                    throw StarlarkException.eval("ord: bytes has length " + bytes.length + ", want 1");
                }
                yield Int.of(bytes[0] & 0xFF);
            }
            default -> throw StarlarkException.eval("ord: got " + value.type() + ", want string or bytes");
        };
    }

    private static Value range(Unpack in, Budget budget) {
        long first = in.integer(0, budget);
        long second = in.integer(1, first, budget);
        long step = in.integer(2, 1, budget);
        if (step == 0) {
            throw StarlarkException.eval("range: step argument must not be zero");
        }
        return in.has(1) ? RangeValue.of(first, second, step) : RangeValue.of(0, first, step);
    }

    private static Value str(Value value, Budget budget) {
        if (value instanceof BytesValue(byte[] bytes)) {
            budget.text(bytes.length);
            return StringValue.of(Utf8.decode(bytes));
        }
        return value instanceof StringValue ? value : StringValue.of(Printer.repr(value, budget));
    }

    private static Value struct(Arguments arguments, Budget budget) {
        if (arguments.count() > 0) {
            throw StarlarkException.eval("struct: unexpected positional arguments");
        }
        budget.elements(4L * arguments.names().length);
        var fields = new HashMap<String, Value>();
        for (int i = 0; i < arguments.names().length; i++) {
            fields.put(arguments.names()[i], arguments.named()[i]);
        }
        return StructValue.of(fields);
    }
}
