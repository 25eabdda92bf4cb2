package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import java.util.List;

/// Manual steps.
final class OfferMessages {

    private OfferMessages() {}

    static Messages group() {
        return new Messages(
                "Manual steps",
                "The check run of a step that people may run or skip, with buttons.",
                OfferReports.class,
                List.of(
                        Message.of(
                                "offered",
                                "it can be run",
                                OfferReports.offered(
                                        OfferReports.Step.of("deploy", false),
                                        "https://argo.example.com/",
                                        SomeRun.LATER)),
                        Message.of(
                                "offered",
                                "it has to be decided on",
                                OfferReports.offered(
                                        OfferReports.Step.of("release", true),
                                        "https://argo.example.com/",
                                        SomeRun.LATER)),
                        Message.of(
                                "skipped",
                                "somebody skipped it",
                                OfferReports.skipped("Workflow - release", "release", "alice", SomeRun.LATER))));
    }
}
