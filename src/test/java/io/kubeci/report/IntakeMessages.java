package io.kubeci.report;

import io.kubeci.intake.Answers;
import io.kubeci.report.Messages.Message;
import java.util.List;

/// What GitHub is told of webhooks.
final class IntakeMessages {

    private IntakeMessages() {}

    static Messages group() {
        return new Messages(
                "Webhooks",
                "In GitHub's log of deliveries (the App's page, Advanced).",
                Answers.class,
                List.of(
                        Message.of("accepted", "it will be acted on", Answers.accepted()),
                        Message.of("seenBefore", "it came twice", Answers.seenBefore()),
                        Message.of(
                                "ignored",
                                "nothing is to be done",
                                Answers.ignored("deployment_status is not acted on")),
                        Message.of("notTaken", "neither `-orgs` nor `-idsfile` allows it", Answers.notTaken()),
                        Message.of(
                                "wrongSignature",
                                "compare the webhook secret of the App with that of kube-ci",
                                Answers.wrongSignature()),
                        Message.of("noEvent", "something else than GitHub sent it", Answers.noEvent()),
                        Message.of("noDelivery", "the same", Answers.noDelivery()),
                        Message.of("wrongType", "set the content type on the App's page", Answers.wrongType()),
                        Message.of("noJson", "something else than GitHub sent it", Answers.noJson()),
                        Message.of(
                                "malformed",
                                "the same, or GitHub has changed: please report it",
                                Answers.malformed("repository.id is missing")),
                        Message.of("late", "the network is slow; it is redelivered", Answers.late()),
                        Message.of("tooLarge", "something else than GitHub sent it", Answers.tooLarge()),
                        Message.of("notKept", "the API server is away; it is redelivered", Answers.notKept()),
                        Message.of("broken", "kube-ci's log says more; it is redelivered", Answers.broken()),
                        Message.of("crowded", "too much at once; it is redelivered", Answers.crowded()),
                        Message.of("ending", "kube-ci is about to end; it is redelivered", Answers.ending())));
    }
}
