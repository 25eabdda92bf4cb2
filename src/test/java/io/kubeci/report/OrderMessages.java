package io.kubeci.report;

import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import io.kubeci.report.Messages.Message;
import java.util.List;

/// What orders by the API and by Slack are answered.
final class OrderMessages {

    static final Revision REVISION = new Revision(
            new Repository(
                    new RepoRef(1, 2, "acme", "shop"),
                    "git@github.com:acme/shop.git",
                    "git://github.com/acme/shop.git",
                    "https://github.com/acme/shop.git",
                    "https://github.com/acme/shop",
                    "main"),
            new GitRef.Branch("topic"),
            CommandMessages.HEAD);

    private OrderMessages() {}

    static Messages group() {
        return new Messages(
                "Orders about runs",
                "Answers of the [API and of Slack](api.md) where a run cannot be started, ended or repeated.",
                OrderReplies.class,
                List.of(
                        new Message("noCiFiles", "the commit has no CI files", OrderReplies.noCiFiles(REVISION)),
                        new Message("ended", "cancelling what has ended", OrderReplies.ended("Succeeded")),
                        new Message("goesOn", "retrying what still goes on", OrderReplies.goesOn("Running")),
                        new Message(
                                "ofAFork",
                                "retrying a fork's run that nobody approved",
                                OrderReplies.ofAFork(CommandMessages.HEAD.hex()))));
    }
}
