package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import java.util.List;

/// What deployments say.
final class DeploymentMessages {

    private DeploymentMessages() {}

    static Messages group() {
        return new Messages(
                "Deployments",
                "Beside the state of a deployment, on GitHub.",
                DeploymentWords.class,
                List.of(
                        Message.of("queued", "queued", DeploymentWords.queued("step")),
                        Message.of("underWay", "in progress", DeploymentWords.underWay("step")),
                        Message.of("deployed", "success", DeploymentWords.deployed(CommandMessages.HEAD)),
                        Message.of("failed", "failure", DeploymentWords.failed("step", "Workflow - main")),
                        Message.of(
                                "notCompleted",
                                "error",
                                DeploymentWords.notCompleted("run", "Workflow - deploy (deployment)")),
                        Message.of(
                                "cancelled",
                                "inactive: the run was cancelled",
                                DeploymentWords.cancelled("Workflow - main"))));
    }
}
