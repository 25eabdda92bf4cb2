package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What `struct(…)` gives: immutable fields, in the order of their names.
public final class StructValue implements HasFields, HasOperators, Freezable {

    private final TreeMap<String, Value> fields;
    private final TreeMap<String, Supplier<Value>> pending = new TreeMap<>();

    private StructValue(TreeMap<String, Value> fields) {
        this.fields = fields;
    }

    public static StructValue of(Map<String, Value> fields) {
        return new StructValue(new TreeMap<>(fields));
    }

    /// A struct some of whose fields are made when they are first looked at.
    ///
    /// @param later makes a field's value, which has to be frozen already; what it throws ends the look
    public static StructValue lazy(Map<String, Value> fields, Map<String, Supplier<Value>> later) {
        var struct = of(fields);
        struct.pending.putAll(later);
        return struct;
    }

    /// The fields by name, in the order of the names.
    public Map<String, Value> fields() {
        while (!pending.isEmpty()) {
            made(pending.firstKey());
        }
        return fields;
    }

    private void made(String name) {
        var maker = pending.get(name);
        if (maker != null) {
            fields.put(name, maker.get());
            pending.remove(name);
        }
    }

    @Override
    public String type() {
        return "struct";
    }

    @Override
    public int hash(Budget budget) {
        budget.enter();
        int hash = 8731;
        for (var entry : fields().entrySet()) {
            budget.step();
            hash = 31 * (hash ^ entry.getKey().hashCode()) + entry.getValue().hash(budget);
        }
        budget.leave();
        return hash;
    }

    @Override
    public Optional<Value> field(String name) {
        made(name);
        return Optional.ofNullable(fields.get(name));
    }

    @Override
    public List<String> fieldNames() {
        var names = new TreeMap<String, Object>(fields);
        names.putAll(pending);
        return List.copyOf(names.keySet());
    }

    @Override
    public String missingField(String name) {
        return "struct has no ." + name + " attribute";
    }

    @Override
    public Optional<Value> operate(TokenKind operator, Value other, boolean isLeft, Budget budget) {
        if (operator != TokenKind.PLUS || !(other instanceof StructValue right) || !isLeft) {
            return Optional.empty();
        }
        budget.elements(4L * (fields().size() + right.fields().size()));
        var sum = new TreeMap<>(fields());
        sum.putAll(right.fields());
        return Optional.of(new StructValue(sum));
    }

    boolean sameFields(StructValue other, int depth, Budget budget) {
        if (!fields().keySet().equals(other.fields().keySet())) {
            return false;
        }
        for (var entry : fields().entrySet()) {
            var theirs = other.field(entry.getKey()).orElseThrow(() -> StarlarkException.eval("field vanished"));
            if (!Comparison.equal(entry.getValue(), theirs, depth - 1, budget)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean freeze(Freezer freezer) {
        fields.values().forEach(freezer::freeze);
        return true;
    }

    @Override
    public void print(Printer out) {
        out.append("struct(");
        var separator = "";
        for (var entry : fields().entrySet()) {
            out.append(separator).append(entry.getKey()).append(" = ").print(entry.getValue());
            separator = ", ";
        }
        out.append(")");
    }
}
