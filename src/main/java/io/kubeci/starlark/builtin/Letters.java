package io.kubeci.starlark.builtin;

import java.util.PrimitiveIterator;

/// Classes of characters and letter case, by code point.
final class Letters {

    private Letters() {}

    static boolean isSpace(int c) {
        return switch (c) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0 -> true;
            case 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }

    static boolean isCased(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= 128 && (Character.toLowerCase(c) != c || Character.toUpperCase(c) != c);
    }

    private static boolean hasCase(String text) {
        return text.codePoints().anyMatch(Letters::isCased);
    }

    static String lower(String text) {
        return map(text, Mapping.LOWER);
    }

    static String upper(String text) {
        return map(text, Mapping.UPPER);
    }

    static boolean isLower(String text) {
        return hasCase(text) && text.equals(lower(text));
    }

    static boolean isUpper(String text) {
        return hasCase(text) && text.equals(upper(text));
    }

    private enum Mapping {
        LOWER,
        UPPER
    }

    private static String map(String text, Mapping mapping) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            out.appendCodePoint(mapping == Mapping.LOWER ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return out.toString();
    }

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + lower(text.substring(Character.charCount(first)));
    }

    static String title(String text) {
        var out = new StringBuilder(text.length());
        boolean afterLetter = false;
        for (PrimitiveIterator.OfInt it = text.codePoints().iterator(); it.hasNext(); ) {
            int c = it.nextInt();
            int mapped = afterLetter ? Character.toLowerCase(c) : Character.toTitleCase(c);
            afterLetter = isCased(mapped);
            out.appendCodePoint(mapped);
        }
        return out.toString();
    }

    static boolean isTitle(String text) {
        boolean cased = false;
        boolean afterLetter = false;
        for (PrimitiveIterator.OfInt it = text.codePoints().iterator(); it.hasNext(); ) {
            int c = it.nextInt();
            boolean begins = c >= 'A' && c <= 'Z' || Character.isTitleCase(c);
            boolean goesOn = !begins && isLowerLetter(c);
            if (begins && afterLetter || goesOn && !afterLetter) {
                return false;
            }
            if (!begins && !goesOn && Character.getType(c) == Character.UPPERCASE_LETTER) {
                return false;
            }
            afterLetter = begins || goesOn;
            cased |= afterLetter;
        }
        return cased;
    }

    private static boolean isLowerLetter(int c) {
        return Character.getType(c) == Character.LOWERCASE_LETTER;
    }

    /// Whether the text is not empty and all its code points are of a class.
    static boolean all(String text, java.util.function.IntPredicate kind) {
        return !text.isEmpty() && text.codePoints().allMatch(kind);
    }
}
