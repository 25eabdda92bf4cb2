package io.kubeci.starlark.builtin;

/// The texts that `float` understands: decimal and hexadecimal numbers.
final class FloatSyntax {

    private FloatSyntax() {}

    static boolean isFloat(String text) {
        return text.indexOf('_') < 0 ? isPlain(text) : separates(text) && isPlain(forJava(text));
    }

    /// Whether each underscore stands between digits; the prefix of a hexadecimal number counts as one.
    private static boolean separates(String text) {
        int at = isSign(text, 0) ? 1 : 0;
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        boolean afterDigit = hex;
        for (int i = hex ? at + 2 : at; i < text.length(); i++) {
            boolean digit = digits(text, i, hex) > i;
            if (text.charAt(i) == '_' && (!afterDigit || digits(text, i + 1, hex) == i + 1)) {
                return false;
            }
            afterDigit = digit;
        }
        return true;
    }

    private static boolean isPlain(String text) {
        int at = isSign(text, 0) ? 1 : 0;
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        int from = hex ? at + 2 : at;
        int whole = digits(text, from, hex);
        int end = whole;
        int count = whole - from;
        if (end < text.length() && text.charAt(end) == '.') {
            int fraction = digits(text, end + 1, hex);
            count += fraction - end - 1;
            end = fraction;
        }
        if (count == 0) {
            return false;
        }
        boolean hasExponent = end < text.length() && (text.charAt(end) | 0x20) == (hex ? 'p' : 'e');
        if (hasExponent) {
            int digitsFrom = isSign(text, end + 1) ? end + 2 : end + 1;
            end = digits(text, digitsFrom, false);
            return end > digitsFrom && end == text.length();
        }
        return !hex && end == text.length();
    }

    private static boolean isSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
    }

    private static int digits(String text, int from, boolean hex) {
        int at = from;
        while (at < text.length() && text.charAt(at) < 128 && Character.digit(text.charAt(at), hex ? 16 : 10) >= 0) {
            at++;
        }
        return at;
    }

    /// The same number as Java writes it.
    static String forJava(String text) {
        return text.replace("_", "");
    }
}
