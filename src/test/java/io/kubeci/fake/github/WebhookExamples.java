package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Examples of GitHub's webhooks, to be filled in.
final class WebhookExamples {

    private static final ObjectNode EXAMPLES = Json.resource("webhooks.json.gz");

    private WebhookExamples() {}

    /// @param name the event, with its action where it has one: `push`, `check_suite.requested`
    static ObjectNode of(String name) {
        if (!EXAMPLES.has(name)) {
            throw new IllegalArgumentException("no example of the webhook " + name);
        }
        return EXAMPLES.get(name).deepCopy();
    }

    static boolean has(String name) {
        return EXAMPLES.has(name);
    }

    static ObjectNode repository() {
        return EXAMPLES.path("check_suite.requested").path("repository").deepCopy();
    }
}
