package io.kubeci.starlark.syntax;

import static io.kubeci.starlark.syntax.TokenKind.*;

import io.kubeci.starlark.error.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parses the operands of operators: literals, names, brackets, and what is hung on them.
final class OperandParser {

    private final Tokens in;
    private final ExprParser expressions;

    OperandParser(Tokens in, ExprParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    /// An operand with its attributes, indexes, slices and calls.
    Expr withSuffixes() {
        var operand = operand();
        while (true) {
            switch (in.kind()) {
                case DOT -> {
                    var dot = in.next();
                    operand = new Expr.Dot(
                            operand.start(), dot, operand, in.identifier().text());
                }
                case LBRACK -> operand = indexOrSlice(operand);
                case LPAREN -> {
                    var paren = in.next();
                    var arguments = expressions.arguments();
                    in.consume(RPAREN);
                    operand = new Expr.Call(operand.start(), paren, operand, arguments);
                }
                default -> {
                    return operand;
                }
            }
        }
    }

    private Expr indexOrSlice(Expr object) {
        var at = in.next();
        Optional<Expr> low = Optional.empty();
        if (!in.is(COLON)) {
            var index = expressions.expression(false);
            if (in.is(RBRACK)) {
                in.next();
                return new Expr.Index(object.start(), at, object, index);
            }
            low = Optional.of(index);
        }
        Optional<Expr> high = Optional.empty();
        Optional<Expr> step = Optional.empty();
        if (in.is(COLON)) {
            in.next();
            if (!in.is(COLON) && !in.is(RBRACK)) {
                high = Optional.of(expressions.test());
            }
        }
        if (in.is(COLON)) {
            in.next();
            if (!in.is(RBRACK)) {
                step = Optional.of(expressions.test());
            }
        }
        in.consume(RBRACK);
        return new Expr.Slice(object.start(), at, object, low, high, step);
    }

    private Expr operand() {
        return switch (in.kind()) {
            case IDENT -> in.identifier();
            case INT, FLOAT, STRING, BYTES -> {
                var kind = in.kind();
                var value = in.value();
                yield new Expr.Constant(in.next(), kind, value);
            }
            case LBRACK -> list();
            case LBRACE -> dict();
            case LPAREN -> parentheses();
            case MINUS, PLUS, TILDE -> {
                in.enter();
                var operator = in.kind();
                var at = in.next();
                var operand = withSuffixes();
                in.leave();
                yield new Expr.Unary(at, operator, operand);
            }
            default -> throw in.error("got " + in.kind().quoted() + ", want primary expression");
        };
    }

    private Expr parentheses() {
        var start = in.next();
        if (in.is(RPAREN)) {
            in.next();
            return new Expr.Sequence(start, false, List.of());
        }
        var inner = expressions.expression(true);
        in.consume(RPAREN);
        return new Expr.Paren(start, inner);
    }

    private Expr list() {
        var start = in.next();
        if (in.is(RBRACK)) {
            in.next();
            return new Expr.Sequence(start, true, List.of());
        }
        var first = expressions.test();
        if (in.is(FOR)) {
            return expressions.comprehension(start, Optional.empty(), Position.START, first);
        }
        var elements = new ArrayList<Expr>();
        elements.add(first);
        expressions.moreExpressions(elements, true);
        in.consume(RBRACK);
        return new Expr.Sequence(start, true, elements);
    }

    private Expr dict() {
        var start = in.next();
        if (in.is(RBRACE)) {
            in.next();
            return new Expr.DictOf(start, List.of());
        }
        var first = entry();
        if (in.is(FOR)) {
            return expressions.comprehension(start, Optional.of(first.key()), first.colon(), first.value());
        }
        var entries = new ArrayList<Expr.Entry>();
        entries.add(first);
        while (in.is(COMMA)) {
            in.next();
            if (in.is(RBRACE)) {
                break;
            }
            entries.add(entry());
        }
        in.consume(RBRACE);
        return new Expr.DictOf(start, entries);
    }

    private Expr.Entry entry() {
        var key = expressions.test();
        var colon = in.consume(COLON);
        return new Expr.Entry(key, colon, expressions.test());
    }
}
