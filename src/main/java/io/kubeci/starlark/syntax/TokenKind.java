package io.kubeci.starlark.syntax;

/// The kinds of tokens, each with the name it has in error messages.
public enum TokenKind {
    ILLEGAL("illegal token"),
    EOF("end of file"),
    NEWLINE("newline"),
    INDENT("indent"),
    OUTDENT("outdent"),
    IDENT("identifier"),
    INT("int literal"),
    FLOAT("float literal"),
    STRING("string literal"),
    BYTES("bytes literal"),
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    SLASHSLASH("//"),
    PERCENT("%"),
    AMP("&"),
    PIPE("|"),
    CIRCUMFLEX("^"),
    LTLT("<<"),
    GTGT(">>"),
    TILDE("~"),
    DOT("."),
    COMMA(","),
    EQ("="),
    SEMI(";"),
    COLON(":"),
    LPAREN("("),
    RPAREN(")"),
    LBRACK("["),
    RBRACK("]"),
    LBRACE("{"),
    RBRACE("}"),
    LT("<"),
    GT(">"),
    GE(">="),
    LE("<="),
    EQL("=="),
    NEQ("!="),
    PLUS_EQ("+="),
    MINUS_EQ("-="),
    STAR_EQ("*="),
    SLASH_EQ("/="),
    SLASHSLASH_EQ("//="),
    PERCENT_EQ("%="),
    AMP_EQ("&="),
    PIPE_EQ("|="),
    CIRCUMFLEX_EQ("^="),
    LTLT_EQ("<<="),
    GTGT_EQ(">>="),
    STARSTAR("**"),
    AND("and"),
    BREAK("break"),
    CONTINUE("continue"),
    DEF("def"),
    ELIF("elif"),
    ELSE("else"),
    FOR("for"),
    IF("if"),
    IN("in"),
    LAMBDA("lambda"),
    LOAD("load"),
    NOT("not"),
    NOT_IN("not in"),
    OR("or"),
    PASS("pass"),
    RETURN("return"),
    WHILE("while");

    private final String text;

    TokenKind(String text) {
        this.text = text;
    }

    /// The operator or keyword as it is written.
    public String text() {
        return text;
    }

    /// The name in a message: punctuation stands in quotes.
    String quoted() {
        return compareTo(PLUS) >= 0 && compareTo(STARSTAR) <= 0 ? "'" + text + "'" : text;
    }

    /// The operator that an augmented assignment applies, and `EQ` for the plain one.
    boolean isAssignment() {
        return this == EQ || compareTo(PLUS_EQ) >= 0 && compareTo(GTGT_EQ) <= 0;
    }

    /// The binary operator inside `+=` and its kin.
    TokenKind withoutAssignment() {
        return values()[ordinal() - PLUS_EQ.ordinal() + PLUS.ordinal()];
    }

    /// The keyword of this spelling: [#ILLEGAL] for words kept for later, [#IDENT] for all others.
    static TokenKind ofWord(String word) {
        return switch (word) {
            case "and" -> AND;
            case "break" -> BREAK;
            case "continue" -> CONTINUE;
            case "def" -> DEF;
            case "elif" -> ELIF;
            case "else" -> ELSE;
            case "for" -> FOR;
            case "if" -> IF;
            case "in" -> IN;
            case "lambda" -> LAMBDA;
            case "load" -> LOAD;
            case "not" -> NOT;
            case "or" -> OR;
            case "pass" -> PASS;
            case "return" -> RETURN;
            case "while" -> WHILE;
            case "as", "class", "del", "except", "finally", "from", "global" -> ILLEGAL;
            case "import", "is", "nonlocal", "raise", "try", "with", "yield" -> ILLEGAL;
            default -> IDENT;
        };
    }
}
