package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.eval.Action.Outcome;
import io.kubeci.starlark.syntax.Binding;
import io.kubeci.starlark.syntax.Expr;
import io.kubeci.starlark.syntax.Function;
import io.kubeci.starlark.syntax.Function.ParameterKind;
import io.kubeci.starlark.syntax.Name;
import io.kubeci.starlark.syntax.Stmt;
import io.kubeci.starlark.syntax.TokenKind;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns resolved statements into actions; [ExprCompiler] does the expressions.
final class Compiler {

    private static final Node NOTHING = new Variables.Constant(None.NONE);

    private final String file;
    private final ExprCompiler expressions;

    Compiler(String file, Map<String, Value> predeclared) {
        this.file = file;
        this.expressions = new ExprCompiler(this, predeclared);
    }

    Code main(Function main) {
        return code(main, Parameters.NONE);
    }

    private Code code(Function function, Parameters parameters) {
        var cells = new int[function.locals().size()];
        int count = 0;
        for (var local : function.locals()) {
            if (local.scope() == Binding.Scope.CELL) {
                cells[count++] = local.index();
            }
        }
        var code = new Code(
                function.name(),
                file,
                parameters,
                Arrays.copyOf(cells, count),
                function.locals().size(),
                function.height(),
                function);
        code.complete(block(function.body()));
        return code;
    }

    /// The node that makes a function value.
    Node function(Function function) {
        var names = new ArrayList<String>();
        var defaults = new ArrayList<Optional<Node>>();
        int positional = 0;
        boolean afterStar = false;
        boolean hasOptional = false;
        boolean hasArgs = false;
        boolean hasKwargs = false;
        for (var parameter : function.parameters()) {
            switch (parameter.kind()) {
                case STAR -> {
                    afterStar = true;
                    hasArgs = parameter.name().isPresent();
                }
                case STARSTAR -> hasKwargs = true;
                case REQUIRED, OPTIONAL -> {
                    names.add(parameter.name().map(Name::text).orElse(""));
                    defaults.add(parameter.defaultValue().map(expressions::compile));
                    positional += afterStar ? 0 : 1;
                    hasOptional |= !afterStar && parameter.kind() == ParameterKind.OPTIONAL;
                }
            }
        }
        var parameters = new Parameters(names.toArray(new String[0]), positional, hasOptional, hasArgs, hasKwargs);
        return makeFunction(function, code(function, parameters), defaults);
    }

    private static Node makeFunction(Function function, Code code, List<Optional<Node>> defaults) {
        var nodes = new Node[defaults.size()];
        var hasDefault = new boolean[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = defaults.get(i).orElse(Operations.MakeFunction.NO_DEFAULT);
            hasDefault[i] = defaults.get(i).isPresent();
        }
        var captured = function.captured();
        var cells = new int[captured.size()];
        var fromLocals = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = captured.get(i).index();
            fromLocals[i] = captured.get(i).scope() == Binding.Scope.CELL;
        }
        return new Operations.MakeFunction(
                code, nodes, hasDefault, cells, fromLocals, function.start().packed());
    }

    private Action block(List<Stmt> statements) {
        var actions = new Action[statements.size()];
        for (int i = 0; i < actions.length; i++) {
            actions[i] = statement(statements.get(i));
        }
        return new Statements.Block(actions);
    }

    private Action statement(Stmt statement) {
        return switch (statement) {
            case Stmt.Evaluate(Expr expression) -> new Statements.Evaluate(expressions.compile(expression));
            case Stmt.Assign(Position at, TokenKind operator, Expr target, Expr value)
            when operator == TokenKind.EQ -> new Statements.Assign(target(target, at), expressions.compile(value));
            case Stmt.Assign augmented -> augment(augmented, augmented.target());
            case Stmt.If(List<Stmt.Branch> branches, List<Stmt> otherwise) -> {
                var action = block(otherwise);
                for (var branch : branches.reversed()) {
                    action = new Statements.If(expressions.compile(branch.condition()), block(branch.body()), action);
                }
                yield action;
            }
            case Stmt.For(Position at, Expr target, Expr iterable, List<Stmt> body) ->
                new Statements.For(target(target, at), expressions.compile(iterable), block(body), at.packed());
            case Stmt.Def(Name name, Function function) ->
                new Statements.Assign(target(name, name.start()), function(function));
            case Stmt.Return(var _, Optional<Expr> result) ->
                new Statements.Return(result.map(expressions::compile).orElse(NOTHING));
            case Stmt.Jump(var _, TokenKind keyword) ->
                new Statements.Jump(
                        switch (keyword) {
                            case BREAK -> Outcome.BREAK;
                            case CONTINUE -> Outcome.CONTINUE;
                            default -> Outcome.NEXT;
                        });
            case Stmt.Load(Position at, String module, List<Stmt.Item> items) ->
                new Statements.Load(
                        module,
                        items.stream().map(Stmt.Item::original).toArray(String[]::new),
                        items.stream().map(item -> target(item.local(), at)).toArray(Target[]::new),
                        at.packed());
            case Stmt.While _ -> throw new IllegalStateException("the resolver refuses while");
        };
    }

    private Action augment(Stmt.Assign statement, Expr target) {
        var operator = statement.operator();
        var operand = expressions.compile(statement.value());
        long at = statement.at().packed();
        return switch (target(target, statement.at())) {
            case Targets.Index index -> new Targets.AugmentIndex(operator, index, operand, at);
            case Targets.Dot dot -> new Targets.AugmentDot(operator, dot, operand, at);
            case Target variable ->
                new Targets.AugmentVariable(operator, expressions.compile(target), variable, operand, at);
        };
    }

    Target target(Expr target, Position at) {
        return switch (target) {
            case Name name -> expressions.variable(name);
            case Expr.Paren(var _, Expr inner) -> target(inner, at);
            case Expr.Index(var _, Position bracket, Expr object, Expr index) ->
                new Targets.Index(expressions.compile(object), expressions.compile(index), bracket.packed());
            case Expr.Dot(var _, Position dot, Expr object, String name) ->
                new Targets.Dot(expressions.compile(object), name, dot.packed());
            case Expr.Sequence(var _, var _, List<Expr> elements) ->
                new Targets.Unpack(
                        elements.stream().map(element -> target(element, at)).toArray(Target[]::new), at.packed());
            default -> throw new IllegalStateException("the resolver refuses this target");
        };
    }
}
