package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.syntax.Expr;
import io.kubeci.starlark.syntax.Expr.ArgumentKind;
import io.kubeci.starlark.syntax.Function;
import io.kubeci.starlark.syntax.Name;
import io.kubeci.starlark.syntax.TokenKind;
import io.kubeci.starlark.value.BytesValue;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns resolved expressions into nodes.
final class ExprCompiler {

    private static final Node NOTHING = new Variables.Constant(None.NONE);

    private final Compiler statements;
    private final Map<String, Value> predeclared;

    ExprCompiler(Compiler statements, Map<String, Value> predeclared) {
        this.statements = statements;
        this.predeclared = predeclared;
    }

    Node compile(Expr expression) {
        return switch (expression) {
            case Name name -> name(name);
            case Expr.Constant(var _, var _, Object value) -> new Variables.Constant(constant(value));
            case Expr.Paren(var _, Expr inner) -> compile(inner);
            case Expr.Sequence(var _, boolean isList, List<Expr> elements) ->
                isList ? new Operations.MakeList(all(elements)) : new Operations.MakeTuple(all(elements));
            case Expr.DictOf(var _, List<Expr.Entry> entries) ->
                new Operations.MakeDict(entries.stream()
                        .map(entry -> new Operations.Entry(
                                compile(entry.key()),
                                compile(entry.value()),
                                entry.colon().packed()))
                        .toArray(Operations.Entry[]::new));
            case Expr.Comprehension comprehension -> comprehension(comprehension);
            case Expr.Conditional(var _, Expr condition, Expr yes, Expr no) ->
                new Operations.Conditional(compile(condition), compile(yes), compile(no));
            case Expr.Unary(Position at, TokenKind operator, Expr operand) ->
                operator == TokenKind.NOT
                        ? new Operations.Not(compile(operand))
                        : new Operations.Unary(operator, compile(operand), at.packed());
            case Expr.Binary binary -> binary(binary);
            case Expr.Dot(var _, Position at, Expr object, String name) ->
                new Operations.Dot(compile(object), name, at.packed());
            case Expr.Index(var _, Position at, Expr object, Expr index) ->
                new Operations.Index(compile(object), compile(index), at.packed());
            case Expr.Slice slice ->
                new Operations.Slice(
                        compile(slice.object()),
                        optional(slice.low()),
                        optional(slice.high()),
                        optional(slice.step()),
                        Places.of(slice).packed());
            case Expr.Call call -> call(call);
            case Expr.Lambda(var _, Function function) -> statements.function(function);
        };
    }

    private Node optional(Optional<Expr> expression) {
        return expression.map(this::compile).orElse(NOTHING);
    }

    private Node[] all(List<Expr> expressions) {
        var nodes = new Node[expressions.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = compile(expressions.get(i));
        }
        return nodes;
    }

    private static Value constant(Object value) {
        return switch (value) {
            case String text -> StringValue.of(text);
            case byte[] bytes -> new BytesValue(bytes);
            case Long number -> Int.of(number);
            case BigInteger number -> Int.of(number);
            case Double number -> new FloatValue(number);
            default -> throw new IllegalStateException("not a constant: " + value);
        };
    }

    private Node name(Name name) {
        var binding = name.binding();
        long at = name.start().packed();
        return switch (binding.scope()) {
            case LOCAL -> new Variables.Local(binding.index(), name.text(), at);
            case CELL -> new Variables.Shared(binding.index(), name.text(), at);
            case FREE -> new Variables.Captured(binding.index(), name.text(), at);
            case GLOBAL -> new Variables.Global(binding.index(), name.text(), at);
            case PREDECLARED -> {
                var value = predeclared.get(name.text());
                yield new Variables.Constant(value == null ? None.NONE : value);
            }
            case UNDEFINED -> throw new IllegalStateException("unresolved: " + name.text());
        };
    }

    /// The variable that an assignment to a name writes.
    Target variable(Name name) {
        return switch (name(name)) {
            case Target target -> target;
            default -> throw new IllegalStateException("not a variable of this scope: " + name.text());
        };
    }

    private Node binary(Expr.Binary binary) {
        var folded = foldedBytes(binary);
        if (folded.isPresent()) {
            return folded.get();
        }
        var left = compile(binary.left());
        var right = compile(binary.right());
        long at = binary.at().packed();
        return switch (binary.operator()) {
            case AND -> new Operations.And(left, right);
            case OR -> new Operations.Or(left, right);
            case EQL, NEQ, LT, LE, GT, GE -> new Operations.Compare(binary.operator(), left, right, at);
            default -> new Operations.Binary(binary.operator(), left, right, at);
        };
    }

    /// Literals of bytes can be added though the values cannot.
    private Optional<Node> foldedBytes(Expr.Binary binary) {
        var out = new ByteArrayOutputStream();
        return binary.operator() == TokenKind.PLUS && gather(binary, out)
                ? Optional.of(new Variables.Constant(new BytesValue(out.toByteArray())))
                : Optional.empty();
    }

    private static boolean gather(Expr expression, ByteArrayOutputStream out) {
        return switch (expression) {
            case Expr.Constant(var _, var _, byte[] bytes) -> {
                out.writeBytes(bytes);
                yield true;
            }
            case Expr.Paren(var _, Expr inner) -> gather(inner, out);
            case Expr.Binary(var _, var _, TokenKind operator, Expr left, Expr right)
            when operator == TokenKind.PLUS -> gather(left, out) && gather(right, out);
            default -> false;
        };
    }

    private Node call(Expr.Call call) {
        var plain = new ArrayList<Expr>();
        var names = new ArrayList<String>();
        var isNamed = new boolean[call.arguments().size()];
        Optional<Node> star = Optional.empty();
        Optional<Node> starStar = Optional.empty();
        for (var argument : call.arguments()) {
            switch (argument.kind()) {
                case STAR -> star = Optional.of(compile(argument.value()));
                case STARSTAR -> starStar = Optional.of(compile(argument.value()));
                case POSITIONAL, NAMED -> {
                    isNamed[plain.size()] = argument.kind() == ArgumentKind.NAMED;
                    argument.name().map(Name::text).ifPresent(names::add);
                    plain.add(argument.value());
                }
            }
        }
        return new CallNode(
                compile(call.function()),
                all(plain),
                isNamed,
                names.toArray(new String[0]),
                star,
                starStar,
                call.at().packed());
    }

    private Node comprehension(Expr.Comprehension comprehension) {
        var key = comprehension.key().map(this::compile);
        var value = compile(comprehension.value());
        Comprehend.Step step = key.isPresent()
                ? new Comprehend.Put(key.get(), value, comprehension.colon().packed())
                : new Comprehend.Add(value);
        for (var clause : comprehension.clauses().reversed()) {
            var operand = compile(clause.operand());
            var inner = step;
            step = clause.target().isPresent()
                    ? new Comprehend.Loop(
                            statements.target(clause.target().get(), clause.at()),
                            operand,
                            clause.at().packed(),
                            inner)
                    : new Comprehend.Filter(operand, inner);
        }
        return key.isPresent() ? new Comprehend.Dict(step) : new Comprehend.List(step);
    }
}
