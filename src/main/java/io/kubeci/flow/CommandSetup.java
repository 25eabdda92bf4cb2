package io.kubeci.flow;

import io.kubeci.command.Command;
import io.kubeci.command.Filling;
import io.kubeci.command.SetupTemplate;
import io.kubeci.command.SetupTemplates;
import io.kubeci.command.Verb;
import io.kubeci.github.Comments;
import io.kubeci.github.Contents;
import io.kubeci.github.Contents.Written;
import io.kubeci.github.GitHub;
import io.kubeci.model.Unavailable;
import io.kubeci.pipeline.Definition;
import io.kubeci.pipeline.DefinitionReader;
import io.kubeci.report.CommandReplies;
import io.kubeci.report.SetupReplies;
import io.kubeci.workflow.RuleContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// The command `setup`: commits a workflow file made from a template, where people want to have it.
///
/// A second attempt finds the file as it is to be, and commits nothing.
final class CommandSetup {

    private static final String BRANCH = "kube-ci/setup-";

    private final Comments comments;
    private final GitHub github;
    private final Contents contents;
    private final SetupTemplates templates;
    private final Supplier<FlowSettings> settings;

    CommandSetup(CommandFlow.Ports ports, Supplier<FlowSettings> settings) {
        this.comments = ports.comments();
        this.github = ports.github();
        this.contents = ports.contents();
        this.templates = ports.templates();
        this.settings = settings;
    }

    /// A file on its way into a repository.
    private record File(SetupTemplate template, String path, String text) {}

    CommandAnswer setup(Command.Setup setup, Asked asked) {
        var template = templates.find(setup.template());
        if (template.isEmpty()) {
            return CommandAnswer.failed(SetupReplies.unknownTemplate(setup.template(), templates.all()));
        }
        return switch (Filling.of(template.get(), setup.values())) {
            case Filling.Filled(String text) -> checked(template.get(), text, asked);
            case Filling wrong -> CommandAnswer.failed(SetupReplies.notFilled(template.get(), wrong));
        };
    }

    /// Nothing is committed that could not run: an operator's own template may be wrong, too.
    private CommandAnswer checked(SetupTemplate template, String text, Asked asked) {
        var paths = settings.get().files();
        var path = paths.directory() + "/" + paths.yaml();
        var context = RuleContext.with(settings.get().extraParameters().keySet());
        return switch (DefinitionReader.ofYaml(text, path, context)) {
            case Definition.Invalid(var problems) -> CommandAnswer.failed(SetupReplies.broken(template, problems));
            case Definition.Defined _, Definition.Absent _ -> place(new File(template, path, text), asked);
        };
    }

    private CommandAnswer place(File file, Asked asked) {
        if (!asked.comment().pullRequest()) {
            return onDefaultBranch(file, asked);
        }
        var head = comments.pullRequest(asked.repo(), asked.comment().number());
        if (head.pull().fork()) {
            return CommandAnswer.failed(CommandReplies.notForForks(Verb.SETUP));
        }
        var branch = head.pull().headBranch();
        return switch (commit(file, branch, asked)) {
            case Written.Committed _ ->
                CommandAnswer.saying(SetupReplies.committed(file.path(), branch, file.template()));
            case Written.Refused(String message) -> CommandAnswer.failed(SetupReplies.refused(branch, message));
            case Written.Changed _ -> throw changing(file, branch);
        };
    }

    private CommandAnswer onDefaultBranch(File file, Asked asked) {
        var branch = asked.repository().defaultBranch();
        if (contents.isProtected(asked.repo(), branch)) {
            return propose(file, branch, asked);
        }
        return switch (commit(file, branch, asked)) {
            case Written.Committed _ ->
                CommandAnswer.saying(SetupReplies.committed(file.path(), branch, file.template()));
            // Rules that are no branch protection show only when one tries.
            case Written.Refused _ -> propose(file, branch, asked);
            case Written.Changed _ -> throw changing(file, branch);
        };
    }

    /// The branch is named after the delivery, so that a second attempt goes on where the first one ended.
    private CommandAnswer propose(File file, String base, Asked asked) {
        if (isThere(file, contents.fileSha(asked.repo(), base, file.path()))) {
            return CommandAnswer.saying(SetupReplies.committed(file.path(), base, file.template()));
        }
        var branch = BRANCH + asked.key().replace('/', '-');
        var at = github.branchHead(asked.repo(), base);
        if (at.isEmpty()) {
            return CommandAnswer.failed(CommandReplies.noBranch(base));
        }
        contents.createBranch(asked.repo(), branch, at.get());
        return switch (commit(file, branch, asked)) {
            case Written.Committed _ ->
                CommandAnswer.saying(SetupReplies.proposed(file.path(), base, pullRequest(file, branch, base, asked)));
            case Written.Refused(String message) -> CommandAnswer.failed(SetupReplies.refused(branch, message));
            case Written.Changed _ -> throw changing(file, branch);
        };
    }

    private int pullRequest(File file, String branch, String base, Asked asked) {
        var open = github.openPullRequests(asked.repo(), branch);
        if (!open.isEmpty()) {
            return open.getFirst().number();
        }
        return contents.openPullRequest(
                asked.repo(),
                new Contents.Opening(
                        branch,
                        base,
                        SetupReplies.title(file.path(), file.template()),
                        SetupReplies.body(
                                file.template(), asked.login(), asked.comment().number())));
    }

    private Written commit(File file, String branch, Asked asked) {
        var there = contents.fileSha(asked.repo(), branch, file.path());
        if (isThere(file, there)) {
            return new Written.Committed();
        }
        return contents.put(
                asked.repo(),
                new Contents.Change(
                        branch,
                        file.path(),
                        file.text(),
                        SetupReplies.commitMessage(
                                file.path(),
                                file.template(),
                                asked.login(),
                                asked.comment().number()),
                        there));
    }

    private static boolean isThere(File file, Optional<String> found) {
        return found.equals(Optional.of(BlobName.of(file.text())));
    }

    private static Unavailable changing(File file, String branch) {
        return new Unavailable(
                "somebody else changed %s on branch %s at the same time".formatted(file.path(), branch), Duration.ZERO);
    }
}
