package io.kubeci.starlark.syntax;

import static io.kubeci.starlark.syntax.TokenKind.*;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.syntax.Expr.Argument;
import io.kubeci.starlark.syntax.Expr.ArgumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parses expressions by precedence climbing.
final class ExprParser {

    private static final int NOT_LEVEL = 2;
    private static final int COMPARISON_LEVEL = 3;
    private static final int TIGHTEST = 9;

    private final Tokens in;
    private final OperandParser operands;

    ExprParser(Tokens in) {
        this.in = in;
        this.operands = new OperandParser(in, this);
    }

    Tokens tokens() {
        return in;
    }

    /// One expression, or several with commas between them as a tuple.
    Expr expression(boolean allowTrailingComma) {
        var first = test();
        if (!in.is(COMMA)) {
            return first;
        }
        var elements = new ArrayList<Expr>();
        elements.add(first);
        moreExpressions(elements, allowTrailingComma);
        return new Expr.Sequence(first.start(), false, elements);
    }

    void moreExpressions(List<Expr> into, boolean allowTrailingComma) {
        while (in.is(COMMA)) {
            var comma = in.next();
            if (endsList()) {
                if (!allowTrailingComma) {
                    throw in.error(comma, "unparenthesized tuple with trailing comma");
                }
                return;
            }
            into.add(test());
        }
    }

    private boolean endsList() {
        return switch (in.kind()) {
            case EOF, NEWLINE, EQ, RBRACE, RBRACK, RPAREN, SEMI -> true;
            default -> false;
        };
    }

    /// The variables of a `for`.
    Expr loopVariables() {
        var first = operands.withSuffixes();
        if (!in.is(COMMA)) {
            return first;
        }
        var elements = new ArrayList<Expr>();
        elements.add(first);
        while (in.is(COMMA)) {
            in.next();
            if (endsList()) {
                break;
            }
            elements.add(operands.withSuffixes());
        }
        return new Expr.Sequence(first.start(), false, elements);
    }

    /// One expression without commas.
    Expr test() {
        in.enter();
        var result = in.is(LAMBDA) ? lambda(true) : conditional();
        in.leave();
        return result;
    }

    /// One expression that is not a conditional: what may follow `if` in a comprehension.
    Expr testWithoutCondition() {
        return in.is(LAMBDA) ? lambda(false) : binary(0);
    }

    private Expr conditional() {
        var yes = binary(0);
        if (!in.is(IF)) {
            return yes;
        }
        var at = in.next();
        var condition = binary(0);
        if (!in.is(ELSE)) {
            throw in.error(at, "conditional expression without else clause");
        }
        in.next();
        return new Expr.Conditional(yes.start(), condition, yes, test());
    }

    private Expr lambda(boolean allowCondition) {
        var at = in.next();
        var parameters = in.is(COLON) ? List.<Function.Parameter>of() : Parser.parameters(this);
        in.consume(COLON);
        in.enter();
        var body = allowCondition ? test() : testWithoutCondition();
        in.leave();
        var result = new Stmt.Return(body.start(), Optional.of(body));
        return new Expr.Lambda(at, new Function("lambda", at, parameters, List.of(result)));
    }

    /// A chain of binary operators that bind at least as tightly as the level.
    Expr binary(int level) {
        if (level > TIGHTEST) {
            return operands.withSuffixes();
        }
        if (level == NOT_LEVEL && in.is(NOT)) {
            in.enter();
            var at = in.next();
            var operand = binary(level);
            in.leave();
            return new Expr.Unary(at, NOT, operand);
        }
        var left = binary(level + 1);
        TokenKind previous = EOF;
        while (true) {
            if (in.is(NOT)) {
                in.next();
                if (!in.is(IN)) {
                    throw in.error("got " + in.kind().quoted() + ", want in");
                }
                in.join();
            }
            int found = level(in.kind());
            if (found < level) {
                return left;
            }
            if (found == COMPARISON_LEVEL && previous != EOF) {
                throw in.error(previous.text() + " does not associate with "
                        + in.kind().text() + " (use parens)");
            }
            var operator = in.kind();
            var at = in.next();
            left = new Expr.Binary(left.start(), at, operator, left, binary(found + 1));
            previous = operator;
        }
    }

    private static int level(TokenKind operator) {
        return switch (operator) {
            case OR -> 0;
            case AND -> 1;
            case EQL, NEQ, LT, GT, LE, GE, IN, NOT_IN -> COMPARISON_LEVEL;
            case PIPE -> 4;
            case CIRCUMFLEX -> 5;
            case AMP -> 6;
            case LTLT, GTGT -> 7;
            case MINUS, PLUS -> 8;
            case STAR, PERCENT, SLASH, SLASHSLASH -> TIGHTEST;
            default -> -1;
        };
    }

    /// The arguments of a call, up to the closing parenthesis.
    List<Argument> arguments() {
        var arguments = new ArrayList<Argument>();
        while (!in.is(RPAREN) && !in.is(EOF)) {
            if (!arguments.isEmpty()) {
                in.consume(COMMA);
            }
            if (in.is(RPAREN)) {
                break;
            }
            arguments.add(argument());
        }
        return arguments;
    }

    private Argument argument() {
        if (in.is(STAR) || in.is(STARSTAR)) {
            var kind = in.is(STAR) ? ArgumentKind.STAR : ArgumentKind.STARSTAR;
            var at = in.next();
            return new Argument(at, kind, Optional.empty(), test());
        }
        var value = test();
        if (!in.is(EQ)) {
            return new Argument(value.start(), ArgumentKind.POSITIONAL, Optional.empty(), value);
        }
        if (!(value instanceof Name name)) {
            throw in.error("keyword argument must have form name=expr");
        }
        in.next();
        return new Argument(name.start(), ArgumentKind.NAMED, Optional.of(name), test());
    }

    /// `for … in … if …` up to the closing bracket; the body has been parsed.
    Expr comprehension(Position start, Optional<Expr> key, Position colon, Expr value) {
        var end = key.isPresent() ? RBRACE : RBRACK;
        var clauses = new ArrayList<Expr.Clause>();
        while (!in.is(end)) {
            if (in.is(FOR)) {
                var at = in.next();
                var target = loopVariables();
                in.consume(IN);
                clauses.add(new Expr.Clause(at, Optional.of(target), binary(0)));
            } else if (in.is(IF)) {
                clauses.add(new Expr.Clause(in.next(), Optional.empty(), testWithoutCondition()));
            } else {
                throw in.error("got " + in.kind().quoted() + ", want '" + end.text() + "', for, or if");
            }
        }
        in.next();
        return new Expr.Comprehension(start, key, colon, value, clauses);
    }
}
