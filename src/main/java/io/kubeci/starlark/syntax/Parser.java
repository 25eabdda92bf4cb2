package io.kubeci.starlark.syntax;

import static io.kubeci.starlark.syntax.TokenKind.*;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.Function.Parameter;
import io.kubeci.starlark.syntax.Function.ParameterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parses statements; [ExprParser] does the expressions.
public final class Parser {

    private final Tokens in;
    private final ExprParser expressions;

    private Parser(Source source, Budget budget) {
        this.in = new Tokens(source, budget);
        this.expressions = new ExprParser(in);
    }

    /// Parses a file.
    ///
    /// @throws io.kubeci.starlark.error.StarlarkException of the kind `SYNTAX` or `LIMIT`
    public static List<Stmt> parse(Source source, Budget budget) {
        return new Parser(source, budget).file();
    }

    private List<Stmt> file() {
        var statements = new ArrayList<Stmt>();
        while (!in.is(EOF)) {
            if (in.is(NEWLINE)) {
                in.next();
            } else {
                statement(statements);
            }
        }
        return statements;
    }

    private void statement(List<Stmt> into) {
        in.budget().step();
        switch (in.kind()) {
            case DEF -> into.add(def());
            case IF -> into.add(ifStatement());
            case FOR -> into.add(forStatement());
            case WHILE -> into.add(whileStatement());
            default -> simpleStatements(into);
        }
    }

    private Stmt def() {
        var at = in.next();
        var name = in.identifier();
        in.consume(LPAREN);
        var parameters = parameters(expressions);
        in.consume(RPAREN);
        in.consume(COLON);
        return new Stmt.Def(name, new Function(name.text(), at, parameters, suite()));
    }

    private Stmt ifStatement() {
        var branches = new ArrayList<Stmt.Branch>();
        do {
            var at = in.next();
            var condition = expressions.test();
            in.consume(COLON);
            branches.add(new Stmt.Branch(at, condition, suite()));
        } while (in.is(ELIF));
        List<Stmt> otherwise = List.of();
        if (in.is(ELSE)) {
            in.next();
            in.consume(COLON);
            otherwise = suite();
        }
        return new Stmt.If(branches, otherwise);
    }

    private Stmt forStatement() {
        var at = in.next();
        var target = expressions.loopVariables();
        in.consume(IN);
        var iterable = expressions.expression(false);
        in.consume(COLON);
        return new Stmt.For(at, target, iterable, suite());
    }

    private Stmt whileStatement() {
        var at = in.next();
        var condition = expressions.test();
        in.consume(COLON);
        return new Stmt.While(at, condition, suite());
    }

    private List<Stmt> suite() {
        in.enter();
        var statements = new ArrayList<Stmt>();
        if (in.is(NEWLINE)) {
            in.next();
            in.consume(INDENT);
            while (!in.is(OUTDENT) && !in.is(EOF)) {
                statement(statements);
            }
            in.consume(OUTDENT);
        } else {
            simpleStatements(statements);
        }
        in.leave();
        return statements;
    }

    private void simpleStatements(List<Stmt> into) {
        do {
            into.add(smallStatement());
            if (!in.is(SEMI)) {
                break;
            }
            in.next();
        } while (!in.is(NEWLINE) && !in.is(EOF));
        if (!in.is(EOF)) {
            in.consume(NEWLINE);
        }
    }

    private Stmt smallStatement() {
        switch (in.kind()) {
            case RETURN -> {
                var at = in.next();
                boolean bare = in.is(EOF) || in.is(NEWLINE) || in.is(SEMI);
                return new Stmt.Return(at, bare ? Optional.empty() : Optional.of(expressions.expression(false)));
            }
            case BREAK, CONTINUE, PASS -> {
                var keyword = in.kind();
                return new Stmt.Jump(in.next(), keyword);
            }
            case LOAD -> {
                return load();
            }
            default -> {}
        }
        var target = expressions.expression(false);
        if (!in.kind().isAssignment()) {
            return new Stmt.Evaluate(target);
        }
        var operator = in.is(EQ) ? EQ : in.kind().withoutAssignment();
        var at = in.next();
        return new Stmt.Assign(at, operator, target, expressions.expression(false));
    }

    private Stmt load() {
        var at = in.next();
        var paren = in.consume(LPAREN);
        if (!in.is(STRING)) {
            throw in.error("first operand of load statement must be a string literal");
        }
        var module = in.stringValue();
        in.next();
        var items = new ArrayList<Stmt.Item>();
        while (!in.is(RPAREN) && !in.is(EOF)) {
            in.consume(COMMA);
            if (in.is(RPAREN)) {
                break;
            }
            items.add(loadItem());
        }
        in.consume(RPAREN);
        if (items.isEmpty()) {
            throw in.error(paren, "load statement must import at least 1 symbol");
        }
        return new Stmt.Load(at, module, items);
    }

    private Stmt.Item loadItem() {
        if (in.is(STRING)) {
            var original = in.stringValue();
            var at = inside(in.next());
            return new Stmt.Item(new Name(at, original), original, at);
        }
        if (!in.is(IDENT)) {
            throw in.error("load operand must be \"name\" or localname=\"name\" (got "
                    + in.kind().quoted() + ")");
        }
        var local = in.identifier();
        if (!in.is(EQ)) {
            throw in.error("load operand must be \"" + local.text() + "\" or " + local.text()
                    + "=\"originalname\" (want '=' after " + local.text() + ")");
        }
        in.next();
        if (!in.is(STRING)) {
            throw in.error("original name of loaded symbol must be quoted: " + local.text() + "=\"originalname\"");
        }
        var original = in.stringValue();
        return new Stmt.Item(local, original, inside(in.next()));
    }

    private static Position inside(Position quote) {
        return new Position(quote.line(), quote.column() + 1);
    }

    /// The parameters of a `def` or a `lambda`, up to the closing parenthesis or colon.
    static List<Parameter> parameters(ExprParser expressions) {
        var in = expressions.tokens();
        var parameters = new ArrayList<Parameter>();
        while (!in.is(RPAREN) && !in.is(COLON) && !in.is(EOF)) {
            if (!parameters.isEmpty()) {
                in.consume(COMMA);
            }
            if (in.is(RPAREN)) {
                break;
            }
            parameters.add(parameter(in, expressions));
        }
        return parameters;
    }

    private static Parameter parameter(Tokens in, ExprParser expressions) {
        if (in.is(STAR) || in.is(STARSTAR)) {
            var kind = in.is(STAR) ? ParameterKind.STAR : ParameterKind.STARSTAR;
            var at = in.next();
            boolean named = kind == ParameterKind.STARSTAR || in.is(IDENT);
            return new Parameter(at, kind, named ? Optional.of(in.identifier()) : Optional.empty(), Optional.empty());
        }
        var name = in.identifier();
        if (!in.is(EQ)) {
            return new Parameter(name.start(), ParameterKind.REQUIRED, Optional.of(name), Optional.empty());
        }
        var at = in.next();
        return new Parameter(at, ParameterKind.OPTIONAL, Optional.of(name), Optional.of(expressions.test()));
    }
}
