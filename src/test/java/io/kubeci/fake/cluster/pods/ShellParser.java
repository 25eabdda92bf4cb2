package io.kubeci.fake.cluster.pods;

import io.kubeci.fake.cluster.pods.ShellTokens.Token;
import io.kubeci.fake.cluster.pods.ShellTree.Chain;
import io.kubeci.fake.cluster.pods.ShellTree.Conditional;
import io.kubeci.fake.cluster.pods.ShellTree.For;
import io.kubeci.fake.cluster.pods.ShellTree.Pipeline;
import io.kubeci.fake.cluster.pods.ShellTree.Redirection;
import io.kubeci.fake.cluster.pods.ShellTree.Sequence;
import io.kubeci.fake.cluster.pods.ShellTree.Simple;
import io.kubeci.fake.cluster.pods.ShellTree.While;
import io.kubeci.fake.cluster.pods.ShellTree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads scripts: lists, pipelines, `if`, `for`, `while`, groups, redirections.
final class ShellParser {

    private static final Set<String> ENDS = Set.of("then", "elif", "else", "fi", "do", "done", "}", ")");
    private static final Set<String> REDIRECTIONS = Set.of(">", ">>", "2>", "2>>", ">&2", "2>&1", "<");

    private final List<Token> tokens;
    private int at;

    private ShellParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// @throws IllegalArgumentException if it is not a script that this shell understands
    static ShellTree parse(String script) {
        var parser = new ShellParser(ShellTokens.of(script));
        var tree = parser.list();
        if (parser.at < parser.tokens.size()) {
            throw new IllegalArgumentException("syntax error: unexpected " + parser.tokens.get(parser.at));
        }
        return tree;
    }

    private ShellTree list() {
        var parts = new ArrayList<ShellTree>();
        skipSeparators();
        while (at < tokens.size() && !atEnd()) {
            parts.add(chain());
            skipSeparators();
        }
        return new Sequence(parts);
    }

    private boolean atEnd() {
        return ENDS.stream().anyMatch(this::next);
    }

    private void skipSeparators() {
        while (next(";") || next("\n")) {
            at++;
        }
    }

    private boolean next(String text) {
        return at < tokens.size() && tokens.get(at).is(text);
    }

    private boolean take(String text) {
        boolean there = next(text);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String text) {
        if (!take(text)) {
            throw new IllegalArgumentException("syntax error: '%s' expected".formatted(text));
        }
    }

    private ShellTree chain() {
        var tree = pipeline();
        while (next("&&") || next("||")) {
            boolean and = tokens.get(at++).is("&&");
            skipSeparators();
            tree = new Chain(tree, and, pipeline());
        }
        return tree;
    }

    private ShellTree pipeline() {
        boolean negated = take("!");
        var parts = new ArrayList<ShellTree>();
        parts.add(command());
        while (take("|")) {
            skipSeparators();
            parts.add(command());
        }
        return parts.size() == 1 && !negated ? parts.getFirst() : new Pipeline(parts, negated);
    }

    private ShellTree command() {
        if (take("if")) {
            return conditional();
        }
        if (take("for")) {
            return loop();
        }
        if (take("while")) {
            var condition = list();
            expect("do");
            var body = list();
            expect("done");
            return new While(condition, body);
        }
        if (take("{")) {
            var body = list();
            expect("}");
            return body;
        }
        if (take("(")) {
            var body = list();
            expect(")");
            return body;
        }
        return simple();
    }

    private ShellTree conditional() {
        var condition = list();
        expect("then");
        var then = list();
        ShellTree otherwise = new Sequence(List.of());
        if (take("elif")) {
            return new Conditional(condition, then, conditional());
        }
        if (take("else")) {
            otherwise = list();
        }
        expect("fi");
        return new Conditional(condition, then, otherwise);
    }

    private ShellTree loop() {
        var name = tokens.get(at++).word().raw();
        expect("in");
        var items = new ArrayList<Word>();
        while (at < tokens.size() && tokens.get(at).isWord()) {
            items.add(tokens.get(at++).word());
        }
        skipSeparators();
        expect("do");
        var body = list();
        expect("done");
        return new For(name, items, body);
    }

    private ShellTree simple() {
        var words = new ArrayList<Word>();
        var redirections = new ArrayList<Redirection>();
        while (at < tokens.size()) {
            var token = tokens.get(at);
            if (token.isWord()) {
                words.add(token.word());
                at++;
            } else if (REDIRECTIONS.contains(token.operator())) {
                at++;
                redirections.add(redirection(token.operator()));
            } else {
                break;
            }
        }
        if (words.isEmpty() && redirections.isEmpty()) {
            throw new IllegalArgumentException("syntax error: unexpected end of a command");
        }
        return new Simple(words, redirections);
    }

    private Redirection redirection(String operator) {
        boolean error = operator.startsWith("2");
        if (operator.equals(">&2") || operator.equals("2>&1")) {
            return new Redirection(error, false, false, Optional.empty());
        }
        var target = Optional.of(tokens.get(at++).word());
        return new Redirection(error, operator.endsWith(">>"), operator.equals("<"), target);
    }
}
