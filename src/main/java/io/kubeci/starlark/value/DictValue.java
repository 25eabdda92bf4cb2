package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A dict: a hash table that keeps the order of insertion. It refuses changes while it is looped over,
/// and for good when it is frozen.
///
/// Entries stand in arrays in their order; a second array of indexes, open-addressed, finds them. Every
/// probe is paid for, so that keys chosen to collide use up steps instead of time.
public final class DictValue implements Sized, Iterable, Freezable {

    private static final int ENTRY_BYTES = 64;
    private static final int SMALLEST = 8;
    private static final int FREE = 0;

    private @Nullable Value[] keys = new @Nullable Value[SMALLEST];
    private Value[] values = filled(SMALLEST);
    private int[] hashes = new int[SMALLEST];
    /// Index of an entry plus one, or [#FREE].
    private int[] table = new int[2 * SMALLEST];

    /// Entries ever appended since the last compaction; deleted ones have no key.
    private int used;

    private int first;
    private int size;
    private int loops;
    private boolean frozen;

    private DictValue() {}

    /// An empty dict.
    public static DictValue create(Budget budget) {
        budget.bytes(160);
        return new DictValue();
    }

    private static Value[] filled(int length) {
        var result = new Value[length];
        Arrays.fill(result, None.NONE);
        return result;
    }

    @Override
    public String type() {
        return "dict";
    }

    @Override
    public boolean truth() {
        return size > 0;
    }

    @Override
    public int hash(Budget budget) {
        throw StarlarkException.eval("unhashable type: dict");
    }

    @Override
    public int length() {
        return size;
    }

    /// The value of a key.
    ///
    /// @throws StarlarkException if the key is of a type that cannot be one
    public Optional<Value> get(Value key, Budget budget) {
        int entry = find(key, spread(key.hash(budget)), budget);
        return entry < 0 ? Optional.empty() : Optional.of(values[entry]);
    }

    /// Refuses if the dict cannot be changed now.
    public void checkMutable(String verb) {
        if (frozen) {
            throw StarlarkException.eval("cannot " + verb + " frozen hash table");
        }
        if (loops > 0) {
            throw StarlarkException.eval("cannot " + verb + " hash table during iteration");
        }
    }

    /// Sets the value of a key, and returns whether the key is new.
    public boolean put(Value key, Value value, Budget budget) {
        checkMutable("insert into");
        int hash = spread(key.hash(budget));
        int entry = find(key, hash, budget);
        if (entry >= 0) {
            values[entry] = value;
            return false;
        }
        budget.bytes(ENTRY_BYTES);
        if (used == keys.length) {
            rebuild(Math.max(SMALLEST, 2 * size), budget);
        }
        keys[used] = key;
        values[used] = value;
        hashes[used] = hash;
        claim(hash, used);
        used++;
        size++;
        return true;
    }

    /// Puts all entries of another dict.
    public void putAll(DictValue other, Budget budget) {
        for (int i = other.first; i < other.used; i++) {
            var key = other.keys[i];
            if (key != null) {
                budget.step();
                put(key, other.values[i], budget);
            }
        }
    }

    /// Takes a key out and returns the value it had.
    public Optional<Value> remove(Value key, Budget budget) {
        checkMutable("delete from");
        if (size == 0) {
            return Optional.empty();
        }
        int entry = find(key, spread(key.hash(budget)), budget);
        if (entry < 0) {
            return Optional.empty();
        }
        var removed = values[entry];
        keys[entry] = null;
        values[entry] = None.NONE;
        size--;
        while (first < used && keys[first] == null) {
            first++;
        }
        return Optional.of(removed);
    }

    /// The key that was inserted first, if there is any.
    public Optional<Value> firstKey() {
        return size == 0 ? Optional.empty() : Optional.ofNullable(keys[first]);
    }

    public void clear() {
        checkMutable("clear");
        keys = new @Nullable Value[SMALLEST];
        values = filled(SMALLEST);
        hashes = new int[SMALLEST];
        table = new int[2 * SMALLEST];
        used = 0;
        first = 0;
        size = 0;
    }

    /// The keys, paid for.
    public Value[] keys(Budget budget) {
        budget.elements(size);
        var result = new Value[size];
        int count = 0;
        for (int i = first; i < used; i++) {
            var key = keys[i];
            if (key != null) {
                result[count++] = key;
            }
        }
        return result;
    }

    /// The values in the order of their keys, paid for.
    public Value[] values(Budget budget) {
        budget.elements(size);
        var result = new Value[size];
        int count = 0;
        for (int i = first; i < used; i++) {
            if (keys[i] != null) {
                result[count++] = values[i];
            }
        }
        return result;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 16;
    }

    private int find(Value key, int hash, Budget budget) {
        int mask = table.length - 1;
        for (int slot = hash & mask; table[slot] != FREE; slot = slot + 1 & mask) {
            int entry = table[slot] - 1;
            if (hashes[entry] == hash) {
                var candidate = keys[entry];
                if (candidate != null && Comparison.equal(key, candidate, budget)) {
                    return entry;
                }
            }
            budget.step();
        }
        return -1;
    }

    private void claim(int hash, int entry) {
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != FREE) {
            slot = slot + 1 & mask;
        }
        table[slot] = entry + 1;
    }

    private void rebuild(int capacity, Budget budget) {
        budget.steps(size >> 2);
        var oldKeys = keys;
        var oldValues = values;
        var oldHashes = hashes;
        keys = new @Nullable Value[capacity];
        values = filled(capacity);
        hashes = new int[capacity];
        table = new int[Integer.highestOneBit(capacity) * 4];
        int count = 0;
        for (int i = first; i < used; i++) {
            if (oldKeys[i] != null) {
                keys[count] = oldKeys[i];
                values[count] = oldValues[i];
                hashes[count] = oldHashes[i];
                claim(oldHashes[i], count);
                count++;
            }
        }
        used = count;
        first = 0;
    }

    @Override
    public boolean freeze(Freezer freezer) {
        if (frozen) {
            return false;
        }
        frozen = true;
        for (int i = first; i < used; i++) {
            var key = keys[i];
            if (key != null) {
                freezer.freeze(key);
                freezer.freeze(values[i]);
            }
        }
        return true;
    }

    @Override
    public Cursor iterate() {
        loops++;
        return new Cursor() {
            private int next = first - 1;

            @Override
            public boolean advance() {
                do {
                    next++;
                } while (next < used && keys[next] == null);
                return next < used;
            }

            @Override
            public Value current() {
                var key = keys[next];
                return key == null ? None.NONE : key;
            }

            @Override
            public void close() {
                loops--;
            }
        };
    }

    @Override
    public void print(Printer out) {
        out.container(this, "{", "}", () -> {
            var separator = "";
            for (int i = first; i < used; i++) {
                var key = keys[i];
                if (key != null) {
                    out.append(separator).print(key).append(": ").print(values[i]);
                    separator = ", ";
                }
            }
        });
    }
}
