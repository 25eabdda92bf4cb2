package io.kubeci.starlark.module;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.kubeci.starlark.value.Printer;

/// The replacement of `re.sub`: `$1`, `$name`, `${name}`, and `$$` for a dollar.
final class RegexTemplate {

    private RegexTemplate() {}

    static void expand(String template, Pattern pattern, Matcher match, String text, Printer out) {
        int at = 0;
        while (at < template.length()) {
            int dollar = template.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            out.append(template.substring(at, dollar));
            at = dollar + 1;
            if (template.startsWith("$", at)) {
                out.append("$");
                at++;
                continue;
            }
            boolean braces = template.startsWith("{", at);
            int from = braces ? at + 1 : at;
            int to = from;
            while (to < template.length() && isNamePart(template.charAt(to))) {
                to++;
            }
            if (to == from || braces && !template.startsWith("}", to)) {
                out.append("$");
                continue;
            }
            group(template.substring(from, to), pattern, match, text, out);
            at = braces ? to + 1 : to;
        }
        out.append(template.substring(at));
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }

    /// A group that does not exist, or took no part in the match, is empty.
    private static void group(String name, Pattern pattern, Matcher match, String text, Printer out) {
        int index = -1;
        if (name.length() < 6 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            index = Integer.parseInt(name);
        } else {
            var named = pattern.namedGroups().get(name);
            index = named == null ? -1 : named;
        }
        if (index >= 0 && index <= match.groupCount() && match.start(index) >= 0) {
            out.append(text.substring(match.start(index), match.end(index)));
        }
    }
}
