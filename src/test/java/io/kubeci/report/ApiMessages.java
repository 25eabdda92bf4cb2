package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import java.util.List;

/// What the API answers.
final class ApiMessages {

    private ApiMessages() {}

    static Messages group() {
        return new Messages(
                "The API",
                "The `detail` of `application/problem+json`. Faulty fields are named in `errors`, each with what it must be.",
                ApiReplies.class,
                List.of(
                        new Message("noToken", "401: no token", ApiReplies.noToken()),
                        new Message("noBearer", "401: another kind of login", ApiReplies.noBearer()),
                        new Message("unknownToken", "401: a token that nobody knows", ApiReplies.unknownToken()),
                        new Message("noLogin", "401: kube-ci may not ask the cluster", ApiReplies.noLogin()),
                        new Message(
                                "denied",
                                "403: a right is missing",
                                ApiReplies.denied("system:serviceaccount:argo:dashboard", "create")),
                        new Message("notTaken", "403: repositories of others", ApiReplies.notTaken("umbrella")),
                        new Message("noJson", "400: no JSON", ApiReplies.noJson(1, 9, "Unexpected character ('x')")),
                        new Message("noObject", "400: no JSON object", ApiReplies.noObject()),
                        new Message("incomplete", "400: half a body", ApiReplies.incomplete()),
                        new Message("noRun", "404: no such run", ApiReplies.noRun("shop.main.x0a1b2c3d")),
                        new Message("tooLarge", "413: a body that is too large", ApiReplies.tooLarge(2)),
                        new Message("noRepository", "422: of the field `repo`", ApiReplies.noRepository("acme/shpo")),
                        new Message(
                                "noCommit",
                                "422: of the field `hash`",
                                ApiReplies.noCommit("acme/shop", CommandMessages.HEAD.hex())),
                        new Message("tooMany", "503: too much at once", ApiReplies.tooMany()),
                        new Message("unavailable", "503: GitHub or the cluster is away", ApiReplies.unavailable()),
                        new Message("broken", "500: a fault of kube-ci", ApiReplies.broken())));
    }
}
