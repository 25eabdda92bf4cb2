package io.kubeci.flow;

import com.google.re2j.Pattern;
import io.kubeci.command.Command;
import io.kubeci.command.Verb;
import io.kubeci.event.CiEvent;
import io.kubeci.github.Comments;
import io.kubeci.github.DeploymentRequests;
import io.kubeci.github.GitHub;
import io.kubeci.model.GitRef;
import io.kubeci.model.Problem;
import io.kubeci.model.Revision;
import io.kubeci.pipeline.Definition;
import io.kubeci.report.CommandReplies;
import io.kubeci.workflow.AuthorSettings;
import io.kubeci.workflow.WorkflowDoc;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/// The command `deploy`: makes a deployment on GitHub, and runs it as a person's own deployment is run.
///
/// The run does not wait for the deployment's own webhook, which an App may not have subscribed to; where the webhook
/// comes, it finds the run that there is.
final class CommandDeploys {

    /// The template that is taken among several. Source: GitHub's usual `task` of a deployment.
    private static final String USUAL_TEMPLATE = "deploy";

    private final Comments comments;
    private final GitHub github;
    private final DeploymentRequests deployments;
    private final DeploymentRuns runs;
    private final Pipelines pipelines;
    private final Declared declared;
    private final Supplier<FlowSettings> settings;

    CommandDeploys(
            CommandFlow.Ports ports,
            DeploymentRuns runs,
            Pipelines pipelines,
            Declared declared,
            Supplier<FlowSettings> settings) {
        this.runs = runs;
        this.comments = ports.comments();
        this.github = ports.github();
        this.deployments = ports.deployments();
        this.pipelines = pipelines;
        this.declared = declared;
        this.settings = settings;
    }

    /// What a step found out, or what it has to say against going on.
    private sealed interface Found<T> {

        record Good<T>(T value) implements Found<T> {}

        record Bad<T>(String why) implements Found<T> {}

        default <R> R either(Function<T, R> good, Function<String, R> bad) {
            return switch (this) {
                case Good<T>(T value) -> good.apply(value);
                case Bad<T>(String why) -> bad.apply(why);
            };
        }
    }

    CommandAnswer deploy(Command.Deploy deploy, Asked asked) {
        return revision(asked).either(revision -> deploy(deploy, asked, revision), CommandAnswer::failed);
    }

    /// Deploys this very commit.
    CommandAnswer deploy(Command.Deploy deploy, Asked asked, Revision revision) {
        return template(deploy, asked, revision)
                .either(template -> request(deploy, asked, revision, template), CommandAnswer::failed);
    }

    private Found<Revision> revision(Asked asked) {
        var repository = asked.repository();
        if (asked.comment().pullRequest()) {
            var head = comments.pullRequest(asked.repo(), asked.comment().number());
            return head.pull().fork()
                    ? new Found.Bad<>(CommandReplies.notForForks(Verb.DEPLOY))
                    : new Found.Good<>(new Revision(
                            repository, new GitRef.Branch(head.pull().headBranch()), head.sha()));
        }
        var branch = repository.defaultBranch();
        return github.branchHead(asked.repo(), branch)
                .<Found<Revision>>map(sha -> new Found.Good<>(new Revision(repository, new GitRef.Branch(branch), sha)))
                .orElseGet(() -> new Found.Bad<>(CommandReplies.noBranch(branch)));
    }

    private Found<String> template(Command.Deploy deploy, Asked asked, Revision revision) {
        var directory = settings.get().files().directory();
        if (!pipelines.isPresent(revision)) {
            return new Found.Bad<>(CommandReplies.noCiFiles(directory, revision.sha()));
        }
        return switch (pipelines.definition(RequestedRuns.plain(asked, revision))) {
            case Definition.Absent _ -> new Found.Bad<>(CommandReplies.noCiFiles(directory, revision.sha()));
            case Definition.Invalid(List<Problem> problems) ->
                new Found.Bad<>(CommandReplies.brokenFile(revision.sha(), problems));
            case Definition.Defined(WorkflowDoc document, var _) -> template(deploy, document);
        };
    }

    private Found<String> template(Command.Deploy deploy, WorkflowDoc document) {
        var all = declared.templates(document);
        if (deploy.template().isPresent()) {
            var wanted = deploy.template().get();
            return all.contains(wanted)
                    ? new Found.Good<>(wanted)
                    : new Found.Bad<>(CommandReplies.unknownTemplate(wanted, all));
        }
        var deploying = deploying(document, all);
        if (deploying.contains(USUAL_TEMPLATE) || deploying.isEmpty() && all.contains(USUAL_TEMPLATE)) {
            return new Found.Good<>(USUAL_TEMPLATE);
        }
        return switch (deploying.size()) {
            case 0 -> new Found.Bad<>(CommandReplies.nothingDeploys(all));
            case 1 -> new Found.Good<>(deploying.iterator().next());
            default -> new Found.Bad<>(CommandReplies.severalDeploy(deploying));
        };
    }

    private Set<String> deploying(WorkflowDoc document, Set<String> all) {
        Pattern pattern = AuthorSettings.read(document)
                .settings()
                .deployTemplates()
                .orElse(settings.get().deploys().templates());
        var deploying = new TreeSet<>(all);
        deploying.removeIf(name -> !pattern.matcher(name).find());
        return deploying;
    }

    private CommandAnswer request(Command.Deploy deploy, Asked asked, Revision revision, String template) {
        var request = new DeploymentRequests.Request(
                revision.sha(), revision.ref(), template, deploy.environment(), isProduction(deploy), asked.key());
        return switch (deployments.create(asked.repo(), request)) {
            case DeploymentRequests.Outcome.Made(long id) -> CommandAnswer.started(start(id, request, asked));
            case DeploymentRequests.Outcome.Refused(String message) ->
                CommandAnswer.failed(CommandReplies.gitHubRefuses(message));
        };
    }

    private boolean isProduction(Command.Deploy deploy) {
        return settings.get()
                .deploys()
                .production()
                .matcher(deploy.environment())
                .find();
    }

    private List<String> start(long deployment, DeploymentRequests.Request request, Asked asked) {
        var event = new CiEvent.DeploymentRequested(
                asked.repository(),
                asked.login(),
                deployment,
                request.ref(),
                request.sha(),
                request.task(),
                request.environment());
        return runs.start(event, asked.delivery(), asked.receivedAt()).runs();
    }
}
