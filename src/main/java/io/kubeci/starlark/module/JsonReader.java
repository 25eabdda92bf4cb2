package io.kubeci.starlark.module;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.math.BigInteger;

/// Reads JSON into values: objects become dicts, arrays lists.
public final class JsonReader {

    private final String text;
    private final String complaint;
    private final Budget budget;
    private int at;
    private int depth;

    private JsonReader(String text, String complaint, Budget budget) {
        this.text = text;
        this.complaint = complaint;
        this.budget = budget;
    }

    /// Reads one value.
    ///
    /// @throws StarlarkException with the offset of what is wrong
    public static Value read(String text, Budget budget) {
        return read(text, "json.decode: ", budget);
    }

    /// Checks that a text is JSON.
    static void check(String text, Budget budget) {
        read(text, "json.indent: invalid character: ", budget);
    }

    private static Value read(String text, String complaint, Budget budget) {
        var reader = new JsonReader(text, complaint, budget);
        var value = reader.value();
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.error("unexpected character " + quoted(text.charAt(reader.at)) + " after value");
        }
        return value;
    }

    private static String quoted(char c) {
        int simple = "\n\r\t'\\".indexOf(c);
        return "'" + (simple >= 0 ? "\\" + "nrt'\\".charAt(simple) : c) + "'";
    }

    private StarlarkException error(String problem) {
        return StarlarkException.eval(complaint + "at offset " + at + ", " + problem);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char next() {
        skipSpace();
        if (at >= text.length()) {
            throw error("unexpected end of file");
        }
        return text.charAt(at);
    }

    private Value value() {
        budget.step();
        budget.nesting(++depth);
        char c = next();
        var value = switch (c) {
            case '"' -> StringValue.of(string());
            case '[' -> array();
            case '{' -> object();
            default -> word(c);
        };
        depth--;
        return value;
    }

    private Value word(char c) {
        if (text.startsWith("null", at)) {
            at += 4;
            return None.NONE;
        }
        if (text.startsWith("true", at)) {
            at += 4;
            return Bool.TRUE;
        }
        if (text.startsWith("false", at)) {
            at += 5;
            return Bool.FALSE;
        }
        if (c == '-' || c >= '0' && c <= '9') {
            return number();
        }
        throw error("unexpected character " + quoted(c));
    }

    private Value number() {
        int start = at++;
        boolean isFloat = false;
        while (at < text.length() && "0123456789.eE+-".indexOf(text.charAt(at)) >= 0) {
            isFloat |= text.charAt(at) < '0' || text.charAt(at) > '9';
            at++;
        }
        var number = text.substring(start, at);
        var digits = number.startsWith("-") ? number.substring(1) : number;
        boolean leadingZero = digits.length() > 1 && digits.charAt(0) == '0' && Character.isDigit(digits.charAt(1));
        try {
            if (!digits.isEmpty() && !leadingZero) {
                return isFloat ? floatOf(number) : intOf(number);
            }
        } catch (NumberFormatException e) {
            throw error("invalid number: " + number);
        }
        throw error("invalid number: " + number);
    }

    private Value floatOf(String number) {
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw error("invalid number: " + number);
        }
        return new FloatValue(value);
    }

    private Value intOf(String number) {
        long bits = number.length() * 10L / 3;
        budget.bits(bits);
        budget.steps(bits * bits >> 20);
        return Int.of(new BigInteger(number));
    }

    private Value array() {
        at++;
        var list = ListValue.create(budget);
        if (next() != ']') {
            while (true) {
                list.add(value(), budget);
                char c = next();
                if (c == ']') {
                    break;
                }
                if (c != ',') {
                    throw error("got " + quoted(c) + ", want ',' or ']'");
                }
                at++;
            }
        }
        at++;
        return list;
    }

    private Value object() {
        at++;
        var dict = DictValue.create(budget);
        if (next() != '}') {
            while (true) {
                entry(dict);
                char c = next();
                if (c == '}') {
                    break;
                }
                if (c != ',') {
                    throw error("in object, got " + quoted(c) + ", want ',' or '}'");
                }
                at++;
            }
        }
        at++;
        return dict;
    }

    private void entry(DictValue dict) {
        var key = value();
        if (!(key instanceof StringValue)) {
            throw error("got " + key.type() + " for object key, want string");
        }
        char c = next();
        if (c != ':') {
            throw error("after object key, got " + quoted(c) + ", want ':' ");
        }
        at++;
        dict.put(key, value(), budget);
    }

    private String string() {
        int start = at++;
        boolean plain = true;
        while (true) {
            if (at >= text.length()) {
                at = start;
                throw error("unclosed string literal");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                plain = false;
                at++;
            }
        }
        budget.text(at - start);
        var body = text.substring(start + 1, at - 1);
        return plain ? body : unescaped(body);
    }

    private String unescaped(String body) {
        var out = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            c = body.charAt(++i);
            int simple = "\"\\/bfnrt".indexOf(c);
            if (simple >= 0) {
                out.append("\"\\/\b\f\n\r\t".charAt(simple));
            } else if (c == 'u'
                    && i + 4 < body.length()
                    && body.substring(i + 1, i + 5).matches("[0-9a-fA-F]{4}")) {
                out.append((char) Integer.parseInt(body.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                throw error("invalid character " + quoted(c) + " in string escape code");
            }
        }
        return out.toString();
    }
}
