package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.Arrays;
import java.util.Optional;

/// A call. Arguments are evaluated in the order they are written, `*args` and `**kwargs` last.
///
/// @param isNamed for each of the plain arguments, whether it has a name
record CallNode(
        Node function,
        Node[] plain,
        boolean[] isNamed,
        String[] names,
        Optional<Node> star,
        Optional<Node> starStar,
        long at)
        implements Node {

    @Override
    public Value eval(Frame frame) {
        var callee = function.eval(frame);
        frame.budget.elements(plain.length);
        var positional = new Value[plain.length - names.length];
        var named = new Value[names.length];
        int positions = 0;
        for (int i = 0; i < plain.length; i++) {
            var value = plain[i].eval(frame);
            if (isNamed[i]) {
                named[i - positions] = value;
            } else {
                positional[positions++] = value;
            }
        }
        var arguments = new Arguments(positional, names, named);
        if (star.isPresent() || starStar.isPresent()) {
            arguments = spread(arguments, frame);
        }
        frame.at = at;
        frame.budget.step();
        return frame.machine.call(callee, arguments);
    }

    private Arguments spread(Arguments written, Frame frame) {
        var args = star.map(node -> node.eval(frame));
        var kwargs = starStar.map(node -> node.eval(frame));
        frame.at = at;
        var result = written;
        if (kwargs.isPresent()) {
            result = withNames(result, kwargs.get(), frame.budget);
        }
        return args.isPresent() ? withPositions(result, args.get(), frame.budget) : result;
    }

    private static Arguments withNames(Arguments written, Value kwargs, Budget budget) {
        if (!(kwargs instanceof DictValue dict)) {
            throw StarlarkException.eval("argument after ** must be a mapping, not " + kwargs.type());
        }
        var keys = dict.keys(budget);
        var values = dict.values(budget);
        int before = written.names().length;
        var names = Arrays.copyOf(written.names(), before + keys.length);
        var named = Arrays.copyOf(written.named(), before + keys.length);
        for (int i = 0; i < keys.length; i++) {
            if (!(keys[i] instanceof StringValue(String name))) {
                throw StarlarkException.eval("keywords must be strings, not " + keys[i].type());
            }
            names[before + i] = name;
            named[before + i] = values[i];
        }
        return new Arguments(written.positional(), names, named);
    }

    private static Arguments withPositions(Arguments written, Value args, Budget budget) {
        if (!(args instanceof Iterable iterable)) {
            throw StarlarkException.eval("argument after * must be iterable, not " + args.type());
        }
        var more = ListValue.drain(iterable, budget);
        var first = written.positional();
        budget.elements((long) first.length + more.length);
        var all = Arrays.copyOf(first, first.length + more.length, Value[].class);
        System.arraycopy(more, 0, all, first.length, more.length);
        return new Arguments(all, written.names(), written.named());
    }
}
