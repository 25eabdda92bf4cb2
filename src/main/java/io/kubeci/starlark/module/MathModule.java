package io.kubeci.starlark.module;

import io.kubeci.starlark.builtin.Unpack;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.ModuleValue;
import io.kubeci.starlark.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// `builtin:///math`. Functions take ints and floats and give floats; `ceil` and `floor` give ints.
record MathModule(String name) implements Builtin.Body {

    private static final String[] NAMES = {
        "ceil", "copysign", "fabs", "floor", "mod", "pow", "remainder", "round", "exp", "sqrt", "acos", "asin",
        "atan", "atan2", "cos", "hypot", "sin", "tan", "degrees", "radians", "acosh", "asinh", "atanh", "cosh",
        "sinh", "tanh", "log", "gamma"
    };

    static Map<String, Value> members() {
        var members = new LinkedHashMap<String, Value>();
        for (var name : NAMES) {
            members.put(name, Builtin.function(name.equals("mod") ? "round" : name, new MathModule(name)));
        }
        members.put("e", new FloatValue(Math.E));
        members.put("pi", new FloatValue(Math.PI));
        var all = new LinkedHashMap<>(members);
        all.put("math", new ModuleValue("math", members));
        return all;
    }

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        return switch (name) {
            case "ceil", "floor" ->
                whole(Unpack.positional(name, arguments, 1, 1).value(0));
            case "log" -> log(Unpack.positional(name, arguments, 1, 2));
            case "copysign", "mod", "pow", "remainder", "atan2", "hypot" -> {
                var in = Unpack.positional(name.equals("mod") ? "round" : name, arguments, 2, 2);
                yield new FloatValue(binary(number(in, 0), number(in, 1)));
            }
            default -> new FloatValue(unary(number(Unpack.positional(name, arguments, 1, 1), 0)));
        };
    }

    private static double number(Unpack in, int index) {
        return switch (in.value(index)) {
            case Int number -> number.toDouble();
            case FloatValue(double number) -> number;
            default -> throw in.wrong(index, "float or int");
        };
    }

    private Value whole(Value value) {
        return switch (value) {
            case Int number -> number;
            case FloatValue(double number) ->
                new FloatValue(name.equals("ceil") ? Math.ceil(number) : Math.floor(number)).toInt();
            default -> throw StarlarkException.eval("got " + value.type() + ", want float or int");
        };
    }

    private static Value log(Unpack in) {
        double x = number(in, 0);
        double base = in.has(1) ? number(in, 1) : Math.E;
        if (base == 1) {
            throw StarlarkException.eval("division by zero");
        }
        return new FloatValue(Math.log(x) / Math.log(base));
    }

    private double binary(double x, double y) {
        return switch (name) {
            case "copysign" -> Math.copySign(x, y);
            case "mod" -> x % y;
            case "pow" -> power(x, y);
            case "remainder" -> Math.IEEEremainder(x, y);
            case "atan2" -> Math.atan2(x, y);
            default -> Math.hypot(x, y);
        };
    }

    /// As C does it: 1 to any power is 1, and so is -1 to an infinite one.
    private static double power(double x, double y) {
        return x == 1 || x == -1 && Double.isInfinite(y) ? 1 : Math.pow(x, y);
    }

    private double unary(double x) {
        return switch (name) {
            case "fabs" -> Math.abs(x);
            case "round" -> Hyperbolic.round(x);
            case "exp" -> Math.exp(x);
            case "sqrt" -> Math.sqrt(x);
            case "acos" -> Math.acos(x);
            case "asin" -> Math.asin(x);
            case "atan" -> Math.atan(x);
            case "cos" -> Math.cos(x);
            case "sin" -> Math.sin(x);
            case "tan" -> Math.tan(x);
            case "degrees" -> 360 * x / (2 * Math.PI);
            case "radians" -> 2 * Math.PI * x / 360;
            case "sinh" -> Math.sinh(x);
            case "tanh" -> Math.tanh(x);
            default -> Hyperbolic.function(name, x);
        };
    }
}
