package io.kubeci.starlark.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A lexical block: the file, a function, or a comprehension.
final class Block {

    private final @Nullable Block parent;
    private final Function function;
    private final boolean isFunction;
    private final Map<String, Binding> names = new HashMap<>();
    private final List<Block> functions = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();

    /// A name that is used in a block.
    record Use(Name name, Block block) {}

    private Block(@Nullable Block parent, Function function, boolean isFunction) {
        this.parent = parent;
        this.function = function;
        this.isFunction = isFunction;
    }

    static Block file(Function main) {
        return new Block(null, main, false);
    }

    Block function(Function inner) {
        var block = new Block(this, inner, true);
        container().functions.add(block);
        return block;
    }

    Block comprehension() {
        return new Block(this, function, false);
    }

    boolean isFile() {
        return parent == null;
    }

    boolean isFunction() {
        return isFunction;
    }

    /// Whether this is inside a function, not merely inside the file.
    boolean inFunction() {
        return container().isFunction;
    }

    Block outer() {
        if (parent == null) {
            throw new IllegalStateException("the file block has no outer block");
        }
        return parent;
    }

    /// The innermost function or file around.
    Block container() {
        var block = this;
        while (block.parent != null && !block.isFunction) {
            block = block.parent;
        }
        return block;
    }

    /// The code whose variables this block's are.
    Function code() {
        return function;
    }

    Map<String, Binding> names() {
        return names;
    }

    List<Block> functions() {
        return functions;
    }

    List<Use> uses() {
        return uses;
    }
}
