package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Cursor;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Value;

/// The function `zip`.
final class Zip {

    private Zip() {}

    static Value zip(Arguments arguments, Budget budget) {
        if (arguments.hasNames()) {
            throw StarlarkException.eval("zip does not accept keyword arguments");
        }
        var cursors = new Cursor[arguments.count()];
        for (int i = 0; i < cursors.length; i++) {
            if (!(arguments.get(i) instanceof Iterable iterable)) {
                throw StarlarkException.eval("zip: argument #" + (i + 1) + " is not iterable: "
                        + arguments.get(i).type());
            }
            cursors[i] = iterable.iterate();
        }
        var result = ListValue.create(budget);
        while (cursors.length > 0 && addRow(result, cursors, budget)) {
            budget.step();
        }
        for (var cursor : cursors) {
            cursor.close();
        }
        return result;
    }

    private static boolean addRow(ListValue result, Cursor[] cursors, Budget budget) {
        budget.elements(cursors.length);
        var row = new Value[cursors.length];
        for (int i = 0; i < row.length; i++) {
            if (!cursors[i].advance()) {
                return false;
            }
            row[i] = cursors[i].current();
        }
        result.add(TupleValue.of(row), budget);
        return true;
    }
}
