package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.Function.Parameter;
import io.kubeci.starlark.syntax.Function.ParameterKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Binds every name to a variable, and refuses programs that break static rules.
///
/// The names that a block declares are known only at its end, so uses are collected on the way and
/// looked up when the file has been read.
public final class Resolver {

    private final Names names;
    private final ExprResolver expressions;
    private int loops;

    private Resolver(Names names) {
        this.names = names;
        this.expressions = new ExprResolver(names, this);
    }

    /// Resolves a parsed file.
    ///
    /// @param predeclared the names that are there without being declared
    /// @throws StarlarkException of the kind `RESOLVE`, with all problems
    public static Program resolve(String file, List<Stmt> statements, Set<String> predeclared, Budget budget) {
        var main = new Function("<toplevel>", Position.START, List.of(), statements);
        var names = new Names(file, main, predeclared, budget);
        new Resolver(names).statements(statements);
        names.resolveUses();
        if (!names.problems().isEmpty()) {
            throw StarlarkException.resolve(file, names.problems());
        }
        return new Program(file, main, names.globals());
    }

    private void statements(List<Stmt> statements) {
        names.enter();
        for (var statement : statements) {
            statement(statement);
        }
        names.leave();
    }

    private void statement(Stmt statement) {
        switch (statement) {
            case Stmt.Evaluate(Expr expression) -> expressions.visit(expression);
            case Stmt.Jump(Position at, TokenKind keyword) -> {
                if (loops == 0 && keyword != TokenKind.PASS) {
                    names.problem(at, keyword.text() + " not in a loop");
                }
            }
            case Stmt.If branching -> branches(branching);
            case Stmt.Assign(var _, TokenKind operator, Expr target, Expr value) -> {
                expressions.visit(value);
                assign(target, operator != TokenKind.EQ);
            }
            case Stmt.Def(Name name, Function function) -> {
                names.bind(name);
                function(function);
            }
            case Stmt.For(Position at, Expr target, Expr iterable, List<Stmt> body) -> {
                if (!names.inFunction()) {
                    names.problem(at, "for loop not within a function");
                }
                expressions.visit(iterable);
                assign(target, false);
                loop(body);
            }
            case Stmt.While(Position at, Expr condition, List<Stmt> body) -> {
                names.problem(at, "this Starlark dialect does not support while loops");
                if (!names.inFunction()) {
                    names.problem(at, "while loop not within a function");
                }
                expressions.visit(condition);
                loop(body);
            }
            case Stmt.Return(Position at, Optional<Expr> result) -> {
                if (!names.inFunction()) {
                    names.problem(at, "return statement not within a function");
                }
                result.ifPresent(expressions::visit);
            }
            case Stmt.Load load -> load(load);
        }
    }

    private void loop(List<Stmt> body) {
        loops++;
        statements(body);
        loops--;
    }

    private void branches(Stmt.If branching) {
        for (var branch : branching.branches()) {
            if (!names.inFunction()) {
                names.problem(branch.at(), "if statement not within a function");
            }
            expressions.visit(branch.condition());
            statements(branch.body());
        }
        statements(branching.otherwise());
    }

    private void load(Stmt.Load load) {
        if (names.inFunction()) {
            names.problem(load.at(), "load statement within a function");
        } else if (loops > 0) {
            names.problem(load.at(), "load statement within a loop");
        }
        for (var item : load.items()) {
            if (item.original().isEmpty()) {
                names.problem(item.originalStart(), "load: empty identifier");
                continue;
            }
            if (item.original().startsWith("_")) {
                names.problem(
                        item.originalStart(),
                        "load: names with leading underscores are not exported: " + item.original());
            }
            if (names.bindLocal(item.local())) {
                names.problem(
                        item.local().start(),
                        "cannot reassign top-level " + item.local().text());
            }
        }
    }

    void assign(Expr target, boolean augmented) {
        names.enter();
        switch (target) {
            case Name name -> names.bind(name);
            case Expr.Index(var _, var _, Expr object, Expr index) -> {
                expressions.visit(object);
                expressions.visit(index);
            }
            case Expr.Dot(var _, var _, Expr object, var _) -> expressions.visit(object);
            case Expr.Sequence(Position start, boolean isList, List<Expr> elements) -> {
                if (augmented) {
                    names.problem(
                            start, "can't use " + (isList ? "list" : "tuple") + " expression in augmented assignment");
                }
                for (var element : elements) {
                    assign(element, augmented);
                }
            }
            case Expr.Paren(var _, Expr inner) -> assign(inner, augmented);
            default -> names.problem(target.start(), "can't assign to " + target.description());
        }
        names.leave();
    }

    void function(Function function) {
        for (var parameter : function.parameters()) {
            parameter.defaultValue().ifPresent(expressions::visit);
        }
        int outerLoops = loops;
        loops = 0;
        names.push(function);
        parameters(function.parameters());
        statements(function.body());
        names.pop();
        loops = outerLoops;
    }

    private void parameters(List<Parameter> parameters) {
        var seen = new HashSet<ParameterKind>();
        Optional<Parameter> star = Optional.empty();
        Optional<Parameter> starStar = Optional.empty();
        int keywordOnly = 0;
        for (var parameter : parameters) {
            var after = starStar.flatMap(Parameter::name).map(Name::text).orElse("");
            switch (parameter.kind()) {
                case REQUIRED, OPTIONAL -> {
                    order(parameter, seen, after);
                    keywordOnly += star.isPresent() && after.isEmpty() ? 1 : 0;
                    parameter.name().ifPresent(name -> bindParameter(name, parameter.at()));
                }
                case STAR -> {
                    if (!after.isEmpty()) {
                        names.problem(parameter.at(), "* parameter may not follow **" + after);
                    } else if (star.isPresent()) {
                        names.problem(parameter.at(), "multiple * parameters not allowed");
                    } else {
                        star = Optional.of(parameter);
                    }
                }
                case STARSTAR -> {
                    if (!after.isEmpty()) {
                        names.problem(parameter.at(), "multiple ** parameters not allowed");
                    }
                    starStar = Optional.of(parameter);
                }
            }
            seen.add(parameter.kind());
        }
        if (star.isPresent() && star.get().name().isEmpty() && keywordOnly == 0) {
            names.problem(star.get().at(), "bare * must be followed by keyword-only parameters");
        }
        star.flatMap(Parameter::name).ifPresent(name -> bindParameter(name, name.start()));
        starStar.flatMap(Parameter::name).ifPresent(name -> bindParameter(name, name.start()));
    }

    private void order(Parameter parameter, Set<ParameterKind> seen, String after) {
        boolean required = parameter.kind() == ParameterKind.REQUIRED;
        if (!after.isEmpty()) {
            names.problem(
                    parameter.at(), (required ? "required" : "optional") + " parameter may not follow **" + after);
        } else if (required && seen.contains(ParameterKind.OPTIONAL) && !seen.contains(ParameterKind.STAR)) {
            names.problem(parameter.at(), "required parameter may not follow optional");
        }
    }

    private void bindParameter(Name name, Position at) {
        if (names.bind(name)) {
            names.problem(at, "duplicate parameter: " + name.text());
        }
    }
}
