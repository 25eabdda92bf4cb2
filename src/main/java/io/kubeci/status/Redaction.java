package io.kubeci.status;

import io.kubeci.github.Annotation;
import java.util.Set;

/// Masks what must not go out: GitHub's tokens, private keys, passwords in URLs, credentials in headers, and the values
/// of Secrets.
///
/// Apply it to raw text, before anything is escaped for Markdown. Linear in the text; masked text masked again is
/// unchanged.
public final class Redaction {

    /// What stands in place of a secret.
    public static final String MASK = "***";

    private static final Redaction WITHOUT_VALUES = new Redaction(SecretValues.of(Set.of()));

    private final SecretValues values;

    private Redaction(SecretValues values) {
        this.values = values;
    }

    /// Masks what is known by its form alone.
    public static Redaction withoutValues() {
        return WITHOUT_VALUES;
    }

    /// Masks these values, too, and their lines, their base64 and their URL encoding. Values and lines shorter than
    /// six characters are left: masking every `true` and `admin` would make texts unreadable, and tell the secret
    /// besides.
    public static Redaction of(Set<String> secretValues) {
        return secretValues.isEmpty() ? WITHOUT_VALUES : new Redaction(SecretValues.of(secretValues));
    }

    /// The text with every secret replaced by [#MASK].
    public String mask(String text) {
        if (text.isEmpty()) {
            return text;
        }
        var spans = new Spans();
        KnownSecrets.find(text, spans);
        values.find(text, spans);
        return spans.replace(text, MASK);
    }

    /// The annotation with every secret in its title and message masked.
    public Annotation mask(Annotation raw) {
        return new Annotation(
                raw.path(),
                raw.startLine(),
                raw.endLine(),
                raw.startColumn(),
                raw.endColumn(),
                raw.level(),
                mask(raw.title()),
                mask(raw.message()));
    }
}
