package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.syntax.Expr.Argument;
import io.kubeci.starlark.syntax.Expr.ArgumentKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Visits the expressions of a file for the [Resolver].
final class ExprResolver {

    /// The most positional, and the most keyword arguments of one call.
    private static final int MAX_ARGUMENTS = 255;

    private final Names names;
    private final Resolver statements;

    ExprResolver(Names names, Resolver statements) {
        this.names = names;
        this.statements = statements;
    }

    void visit(Expr expression) {
        names.enter();
        switch (expression) {
            case Name name -> names.use(name);
            case Expr.Constant _ -> {}
            case Expr.Paren(var _, Expr inner) -> visit(inner);
            case Expr.Sequence(var _, var _, List<Expr> elements) -> elements.forEach(this::visit);
            case Expr.DictOf(var _, List<Expr.Entry> entries) -> {
                for (var entry : entries) {
                    visit(entry.key());
                    visit(entry.value());
                }
            }
            case Expr.Conditional(var _, Expr condition, Expr yes, Expr no) -> {
                visit(condition);
                visit(yes);
                visit(no);
            }
            case Expr.Unary(var _, var _, Expr operand) -> visit(operand);
            case Expr.Binary(var _, var _, var _, Expr left, Expr right) -> {
                visit(left);
                visit(right);
            }
            case Expr.Dot(var _, var _, Expr object, var _) -> visit(object);
            case Expr.Index(var _, var _, Expr object, Expr index) -> {
                visit(object);
                visit(index);
            }
            case Expr.Slice(
                    var _,
                    var _,
                    Expr object,
                    Optional<Expr> low,
                    Optional<Expr> high,
                    Optional<Expr> step) -> {
                visit(object);
                low.ifPresent(this::visit);
                high.ifPresent(this::visit);
                step.ifPresent(this::visit);
            }
            case Expr.Comprehension comprehension -> comprehension(comprehension);
            case Expr.Call call -> call(call);
            case Expr.Lambda(var _, Function function) -> statements.function(function);
        }
        names.leave();
    }

    private void comprehension(Expr.Comprehension comprehension) {
        var clauses = comprehension.clauses();
        visit(clauses.getFirst().operand());
        names.pushComprehension();
        clauses.getFirst().target().ifPresent(target -> statements.assign(target, false));
        for (var clause : clauses.subList(1, clauses.size())) {
            names.enter();
            clause.target().ifPresent(target -> statements.assign(target, false));
            visit(clause.operand());
        }
        comprehension.key().ifPresent(this::visit);
        visit(comprehension.value());
        for (int i = 1; i < clauses.size(); i++) {
            names.leave();
        }
        names.pop();
    }

    private void call(Expr.Call call) {
        visit(call.function());
        var order = new Order();
        for (var argument : call.arguments()) {
            order.check(argument);
            visit(argument.value());
        }
        if (order.positional > MAX_ARGUMENTS) {
            names.problem(call.start(), order.positional + " positional arguments in call, limit is 255");
        }
        if (order.named > MAX_ARGUMENTS) {
            names.problem(call.start(), order.named + " keyword arguments in call, limit is 255");
        }
    }

    /// The order in which the arguments of one call may stand.
    private final class Order {

        private final HashSet<String> seenNames = new HashSet<>();
        private boolean star;
        private boolean starStar;
        private int positional;
        private int named;

        void check(Argument argument) {
            switch (argument.kind()) {
                case STARSTAR -> {
                    complainIf(starStar, argument.start(), "multiple **kwargs not allowed");
                    starStar = true;
                }
                case STAR -> {
                    if (!complainIf(starStar, argument.start(), "*args may not follow **kwargs")) {
                        complainIf(star, argument.start(), "multiple *args not allowed");
                    }
                    star = true;
                }
                case NAMED -> {
                    named++;
                    misplaced("keyword", argument, starStar, star);
                    var name = argument.name().map(Name::text).orElse("");
                    complainIf(!seenNames.add(name), argument.start(), "keyword argument \"" + name + "\" is repeated");
                }
                case POSITIONAL -> {
                    positional++;
                    if (!misplaced("positional", argument, starStar, star)) {
                        complainIf(!seenNames.isEmpty(), argument.start(), "positional argument may not follow named");
                    }
                }
            }
        }

        private boolean misplaced(String what, Argument argument, boolean afterKwargs, boolean afterArgs) {
            boolean argsFirst = argument.kind() == ArgumentKind.POSITIONAL && afterArgs;
            if (afterKwargs && !argsFirst) {
                return complainIf(true, argument.start(), what + " argument may not follow **kwargs");
            }
            return complainIf(afterArgs, argument.start(), what + " argument may not follow *args");
        }

        private boolean complainIf(boolean wrong, Position at, String message) {
            if (wrong) {
                names.problem(at, message);
            }
            return wrong;
        }
    }
}
