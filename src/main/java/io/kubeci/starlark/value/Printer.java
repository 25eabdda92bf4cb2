package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;
import java.util.ArrayList;
import java.util.List;

/// Collects the text of values. Pays for every character, and shows a value inside itself as `...`.
public final class Printer {

    private final Budget budget;
    private final StringBuilder out = new StringBuilder();
    private final List<Value> path = new ArrayList<>();
    private int depth;

    public Printer(Budget budget) {
        this.budget = budget;
    }

    /// The text of `repr(x)`.
    public static String repr(Value value, Budget budget) {
        return new Printer(budget).print(value).text();
    }

    /// The text of `str(x)`, where strings stand for themselves.
    public static String str(Value value, Budget budget) {
        return value instanceof StringValue(String text) ? text : repr(value, budget);
    }

    public Budget budget() {
        return budget;
    }

    public Printer append(String text) {
        budget.bytes(2L * text.length());
        out.append(text);
        return this;
    }

    public Printer print(Value value) {
        budget.step();
        budget.nesting(++depth);
        value.print(this);
        depth--;
        return this;
    }

    /// Prints a string as itself, everything else as `repr` does.
    public Printer printPlainly(Value value) {
        return value instanceof StringValue(String text) ? append(text) : print(value);
    }

    /// Prints a value that could hold itself.
    void container(Value value, String open, String close, Runnable content) {
        append(open);
        if (isOnPath(value)) {
            append("...");
        } else {
            path.add(value);
            content.run();
            path.removeLast();
        }
        append(close);
    }

    private boolean isOnPath(Value value) {
        budget.steps(path.size() >> 3);
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i) == value) {
                return true;
            }
        }
        return false;
    }

    public String text() {
        return out.toString();
    }
}
