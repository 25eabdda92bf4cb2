package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The parameters of a function. Their slots are the first ones: the named parameters, then `*args`, then
/// `**kwargs`.
///
/// @param names         of the named parameters
/// @param positional    how many of them can be given by position
/// @param hasOptional   whether one of these has a default
/// @param hasArgs       whether there is an `*args`
/// @param hasKwargs     whether there is a `**kwargs`
record Parameters(String[] names, int positional, boolean hasOptional, boolean hasArgs, boolean hasKwargs) {

    /// The file's own code takes none.
    static final Parameters NONE = new Parameters(new String[0], 0, false, false, false);

    /// Puts the arguments of a call into the slots.
    interface Binder {
        void bind(@Nullable Value[] locals);
    }

    /// Puts arguments into slots.
    ///
    /// @param defaults for each named parameter its default, or null
    void bind(String function, Arguments given, @Nullable Value[] defaults, @Nullable Value[] locals, Budget budget) {
        if (names.length == 0 && !hasArgs && !hasKwargs) {
            int count = given.count() + given.names().length;
            if (count > 0) {
                throw StarlarkException.eval("function " + function + " accepts no arguments (" + count + " given)");
            }
            return;
        }
        int byPosition = Math.min(given.count(), positional);
        if (given.count() > positional && !hasArgs) {
            throw StarlarkException.eval("function " + function + " accepts " + (hasOptional ? "at most " : "")
                    + positional + " positional argument" + (positional == 1 ? "" : "s") + " (" + given.count()
                    + " given)");
        }
        System.arraycopy(given.positional(), 0, locals, 0, byPosition);
        if (hasArgs) {
            budget.elements(given.count() - byPosition);
            locals[names.length] = TupleValue.of(Arrays.copyOfRange(given.positional(), byPosition, given.count()));
        }
        if (hasKwargs) {
            locals[names.length + (hasArgs ? 1 : 0)] = DictValue.create(budget);
        }
        if (given.hasNames()) {
            bindNamed(function, given, locals, budget);
        }
        fillIn(function, byPosition, defaults, locals);
    }

    private void bindNamed(String function, Arguments given, @Nullable Value[] locals, Budget budget) {
        for (int i = 0; i < given.names().length; i++) {
            budget.step();
            var name = given.names()[i];
            int slot = slotOf(name);
            boolean isNew;
            if (slot >= 0) {
                isNew = locals[slot] == null;
                locals[slot] = given.named()[i];
            } else if (hasKwargs && locals[names.length + (hasArgs ? 1 : 0)] instanceof DictValue rest) {
                isNew = rest.put(StringValue.of(name), given.named()[i], budget);
            } else {
                throw StarlarkException.eval(
                        "function " + function + " got an unexpected keyword argument \"" + name + "\"");
            }
            if (!isNew) {
                throw StarlarkException.eval(
                        "function " + function + " got multiple values for parameter \"" + name + "\"");
            }
        }
    }

    private int slotOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void fillIn(String function, int from, @Nullable Value[] defaults, @Nullable Value[] locals) {
        var missing = new ArrayList<String>(0);
        for (int i = from; i < names.length; i++) {
            if (locals[i] == null) {
                locals[i] = defaults[i];
                if (defaults[i] == null) {
                    missing.add(names[i]);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw StarlarkException.eval("function " + function + " missing " + missing.size() + " argument"
                    + (missing.size() > 1 ? "s" : "") + " (" + String.join(", ", missing) + ")");
        }
    }
}
