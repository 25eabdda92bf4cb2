package io.kubeci.status;

/// Finds secrets that are known by their form.
final class KnownSecrets {

    /// Fewer characters after a token's prefix are no token.
    private static final int MIN_TOKEN = 16;

    /// A URL's user part longer than this is not looked at.
    private static final int MAX_USER_INFO = 4_096;

    /// User parts without a password that are at least so long are taken for tokens: `https://TOKEN@github.com`.
    private static final int MIN_USER_TOKEN = 20;

    private static final String PAT = "github_pat_";
    private static final String AUTHORIZATION = "authorization";
    private static final String[] SCHEMES = {"bearer", "basic", "token", "digest", "negotiate"};

    private KnownSecrets() {}

    static void find(String text, Spans spans) {
        gitHubTokens(text, spans);
        webTokens(text, spans);
        PrivateKeys.find(text, spans);
        userInfo(text, spans);
        headers(text, spans);
        bearers(text, spans);
    }

    /// `ghp_ gho_ ghu_ ghs_ ghr_` and `github_pat_` (reference: GitHub Docs, "About authentication to GitHub"; the
    /// form and length of what follows may change, so letters, digits, `_`, `.` and `-` are all taken).
    private static void gitHubTokens(String text, Spans spans) {
        var end = 0;
        for (int at = text.indexOf("gh"); at >= 0; at = text.indexOf("gh", Math.max(end, at + 2))) {
            var isToken =
                    at + 3 < text.length() && "pousr".indexOf(text.charAt(at + 2)) >= 0 && text.charAt(at + 3) == '_';
            end = isToken ? token(text, at, at + 4, spans) : at;
        }
        for (int at = text.indexOf(PAT); at >= 0; at = text.indexOf(PAT, end)) {
            end = token(text, at, at + PAT.length(), spans);
        }
    }

    /// Marks the token that begins at `start`, if what follows its prefix is long enough.
    ///
    /// @param from the end of the prefix
    /// @return where the search goes on, so that no character is looked at twice
    private static int token(String text, int start, int from, Spans spans) {
        var stop = from;
        while (stop < text.length() && isTokenCharacter(text.charAt(stop))) {
            stop++;
        }
        var end = stop;
        while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        if (end - from >= MIN_TOKEN) {
            spans.add(start, end);
        }
        return stop;
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }

    /// JSON Web Tokens, as an App signs them: they begin with `{"` in base64, and have two dots.
    private static void webTokens(String text, Spans spans) {
        var end = 0;
        for (int at = text.indexOf("eyJ"); at >= 0; at = text.indexOf("eyJ", Math.max(end, at + 3))) {
            end = at;
            var dots = 0;
            while (end < text.length() && isTokenCharacter(text.charAt(end))) {
                dots += text.charAt(end) == '.' ? 1 : 0;
                end++;
            }
            if (dots >= 2 && end - at >= 2 * MIN_TOKEN) {
                spans.add(at, end);
            }
        }
    }

    /// `https://user:password@host` keeps the user; `https://TOKEN@host` keeps nothing.
    private static void userInfo(String text, Spans spans) {
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
            var start = at + 3;
            var colon = -1;
            var sign = -1;
            for (int i = start; i < text.length() && i - start < MAX_USER_INFO; i++) {
                var c = text.charAt(i);
                if (c <= ' ' || "/?#\"'<>`\\".indexOf(c) >= 0) {
                    break;
                }
                colon = c == ':' && colon < 0 ? i : colon;
                sign = c == '@' ? i : sign;
            }
            if (sign > 0 && colon > 0 && colon < sign) {
                spans.add(colon + 1, sign);
                if (colon - start >= MIN_USER_TOKEN) {
                    spans.add(start, colon);
                }
            } else if (sign - start >= MIN_USER_TOKEN) {
                spans.add(start, sign);
            }
        }
    }

    /// `Authorization: Basic …` to the end of the line or the next quote.
    private static void headers(String text, Spans spans) {
        var end = 0;
        for (int at = indexOf(text, AUTHORIZATION, 0); at >= 0; at = indexOf(text, AUTHORIZATION, end)) {
            var from = at + AUTHORIZATION.length();
            while (from < text.length() && "\"'".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            end = from;
            if (from >= text.length() || ":=".indexOf(text.charAt(from)) < 0) {
                continue;
            }
            from = skip(text, from + 1, " \t\"'");
            for (var scheme : SCHEMES) {
                if (text.regionMatches(true, from, scheme, 0, scheme.length())) {
                    from = skip(text, from + scheme.length(), " \t");
                    break;
                }
            }
            end = from;
            while (end < text.length() && "\"'\r\n".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            spans.add(from, end);
        }
    }

    private static void bearers(String text, Spans spans) {
        var word = "bearer ";
        for (int at = indexOf(text, word, 0); at >= 0; at = indexOf(text, word, at + word.length())) {
            var from = skip(text, at + word.length(), " \t");
            var end = from;
            while (end < text.length()
                    && (isTokenCharacter(text.charAt(end)) || "~+/=".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            if (end - from >= MIN_TOKEN) {
                spans.add(from, end);
            }
        }
    }

    private static int skip(String text, int from, String characters) {
        var at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /// As `String.indexOf`, whatever the case; `word` is in lower case.
    private static int indexOf(String text, String word, int from) {
        var last = text.length() - word.length();
        var first = word.charAt(0);
        for (int at = from; at <= last; at++) {
            if ((text.charAt(at) | ' ') == first && text.regionMatches(true, at, word, 0, word.length())) {
                return at;
            }
        }
        return -1;
    }
}
