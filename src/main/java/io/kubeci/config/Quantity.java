package io.kubeci.config;

import java.util.regex.Pattern;

/// The form of Kubernetes' quantities: `20Gi`, `500M`, `1.5e9`.
///
/// Source: Kubernetes' API reference, "Quantity".
final class Quantity {

    private static final Pattern FORM =
            Pattern.compile("\\+?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");
    private static final Pattern ZERO = Pattern.compile("\\+?[0.]+(?:[^0-9.].*)?");

    private Quantity() {}

    /// Whether the text is a quantity of more than nothing.
    static boolean isPositive(String text) {
        return FORM.matcher(text).matches() && !ZERO.matcher(text).matches();
    }
}
