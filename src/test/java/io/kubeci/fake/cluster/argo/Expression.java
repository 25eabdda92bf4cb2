package io.kubeci.fake.cluster.argo;

import java.util.regex.Pattern;

/// `&&`, `||`, `!` and brackets over operands that somebody else understands.
final class Expression {

    /// What is between the operators.
    interface Operand {
        boolean holds(String text);
    }

    private static final Pattern COMPARISON = Pattern.compile("(.*?)\\s*(==|!=|<=|>=|<|>)\\s*(.*)", Pattern.DOTALL);

    private final String text;
    private final Operand operand;
    private int at;

    private Expression(String text, Operand operand) {
        this.text = text;
        this.operand = operand;
    }

    static boolean holds(String text, Operand operand) {
        return new Expression(text, operand).or();
    }

    /// A step's `when` after everything was filled in.
    ///
    /// @throws IllegalArgumentException if Argo could not evaluate it
    static boolean when(String text) {
        return holds(text, Expression::comparison);
    }

    private static boolean comparison(String text) {
        var comparison = COMPARISON.matcher(text);
        if (!comparison.matches()) {
            return Boolean.parseBoolean(value(text));
        }
        var left = value(comparison.group(1));
        var right = value(comparison.group(3));
        return switch (comparison.group(2)) {
            case "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> Double.parseDouble(left) < Double.parseDouble(right);
            case "<=" -> Double.parseDouble(left) <= Double.parseDouble(right);
            case ">" -> Double.parseDouble(left) > Double.parseDouble(right);
            default -> Double.parseDouble(left) >= Double.parseDouble(right);
        };
    }

    private static String value(String text) {
        var stripped = text.strip();
        if (stripped.length() > 1 && "'\"".indexOf(stripped.charAt(0)) >= 0) {
            return stripped.substring(1, stripped.length() - 1);
        }
        if (stripped.contains("/")) {
            var first = stripped.substring(0, stripped.indexOf('/'));
            throw new IllegalArgumentException(
                    "Value '%s' cannot be used with the modifier '/', it is not a number".formatted(first));
        }
        return stripped;
    }

    private boolean or() {
        boolean result = and();
        while (take("||")) {
            result |= and();
        }
        return result;
    }

    private boolean and() {
        boolean result = not();
        while (take("&&")) {
            result &= not();
        }
        return result;
    }

    private boolean not() {
        blanks();
        if (text.startsWith("!", at) && !text.startsWith("!=", at)) {
            at++;
            return !not();
        }
        if (take("(")) {
            boolean result = or();
            take(")");
            return result;
        }
        return operand.holds(rest());
    }

    private String rest() {
        int start = at;
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ')' || text.startsWith("&&", at) || text.startsWith("||", at)) {
                break;
            }
            at++;
        }
        return text.substring(start, at).strip();
    }

    private boolean take(String operator) {
        blanks();
        boolean there = text.startsWith(operator, at);
        at += there ? operator.length() : 0;
        return there;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
