package io.kubeci.flow;

import io.kubeci.command.Command;
import io.kubeci.event.CiEvent;
import io.kubeci.flow.RunOrders.Asker;
import io.kubeci.flow.RunOrders.Outcome;
import io.kubeci.flow.RunOrders.Wanted;
import io.kubeci.github.Repositories;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import io.kubeci.report.ChatReplies;
import io.kubeci.report.CommandReplies;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Commands that people give in a chat: about a repository that they name, with the rights that they have on GitHub,
/// by the same ways as commands in comments.
public final class ChatCommands {

    private final Repositories repositories;
    private final CommandRights rights;
    private final RunOrders orders;
    private final CommandFlow commands;
    private final Rules rules;
    private final InstantSource clock;

    /// What the operator says about them.
    ///
    /// @param installation the App's to use; absent: GitHub is asked
    /// @param allowed whether a repository is taken
    /// @param workflowPage the address of a Workflow in Argo's UI, by its name
    public record Rules(
            Supplier<OptionalLong> installation, Predicate<RepoRef> allowed, Function<String, String> workflowPage) {}

    /// Who asks.
    ///
    /// @param login on GitHub
    /// @param key what this command has and no other; one that comes twice has one result
    public record Person(String login, String key) {}

    /// Where.
    ///
    /// @param ref a branch or tag by its short or full name; absent: the default branch
    public record Place(String owner, String repository, Optional<String> ref) {}

    /// What is said about it.
    ///
    /// @param text plain, with backticks at most
    /// @param link where to look, "" if nowhere
    public record Answer(String text, String link) {}

    /// All it works with.
    public ChatCommands(
            Repositories repositories,
            CommandRights rights,
            RunOrders orders,
            CommandFlow commands,
            Rules rules,
            InstantSource clock) {
        this.repositories = repositories;
        this.rights = rights;
        this.orders = orders;
        this.commands = commands;
        this.rules = rules;
        this.clock = clock;
    }

    /// Runs the commit that a branch or tag is at.
    ///
    /// @throws io.kubeci.model.Unavailable if it cannot be done now
    /// @throws io.kubeci.model.Gone if GitHub refuses
    public Answer build(Place place, Person person) {
        return at(place, person, revision -> {
            var wanted = new Wanted(revision.repository(), revision.ref(), revision.sha(), "");
            var asker = new Asker(person.login() + " in Slack", person.login(), "slack/" + person.key());
            return switch (orders.start(wanted, asker)) {
                case Outcome.Stored(var name, var _) ->
                    new Answer(
                            ChatReplies.started(revision, name),
                            rules.workflowPage().apply(name));
                case Outcome.Refused(var why) -> new Answer(why, "");
                case Outcome.Missing _ -> throw new IllegalStateException("a new run cannot be missing");
            };
        });
    }

    /// Deploys the commit that a branch or tag is at.
    ///
    /// @throws io.kubeci.model.Unavailable if it cannot be done now
    /// @throws io.kubeci.model.Gone if GitHub refuses
    public Answer deploy(Place place, String environment, Person person) {
        return at(place, person, revision -> {
            var answer = commands.deploy(
                    new Command.Deploy(environment, Optional.empty()), asked(revision.repository(), person), revision);
            return answer.done()
                    ? new Answer(
                            ChatReplies.deploying(revision, environment),
                            revision.repository().htmlUrl() + "/deployments")
                    : new Answer(answer.text(), "");
        });
    }

    /// Commits a workflow file made from a template to the default branch, or proposes it.
    ///
    /// @throws io.kubeci.model.Unavailable if it cannot be done now
    /// @throws io.kubeci.model.Gone if GitHub refuses
    public Answer setup(Place place, String template, Map<String, String> values, Person person) {
        return in(place, person, repository -> {
            var answer = commands.setup(new Command.Setup(template, values), asked(repository, person));
            return new Answer(answer.text(), answer.done() ? repository.htmlUrl() : "");
        });
    }

    private Answer in(Place place, Person person, Function<Repository, Answer> work) {
        var name = place.owner() + "/" + place.repository();
        var found = repositories
                .find(place.owner(), place.repository(), rules.installation().get())
                .filter(repository -> rules.allowed().test(repository.ref()));
        if (found.isEmpty()) {
            return new Answer(ChatReplies.noRepository(name), "");
        }
        var repo = found.get().ref();
        return switch (rights.of(repo, person.login())) {
            case CommandRights.Verdict.Allowed _ -> work.apply(found.get());
            case CommandRights.Verdict.Refused(var rules, var unknown) ->
                new Answer(CommandReplies.refused(person.login(), repo.owner(), rules, unknown), "");
        };
    }

    private Answer at(Place place, Person person, Function<Revision, Answer> work) {
        return in(
                place,
                person,
                repository -> revision(repository, place.ref())
                        .map(work)
                        .orElseGet(() -> new Answer(
                                ChatReplies.noRef(
                                        repository.ref().fullName(), place.ref().orElse(repository.defaultBranch())),
                                "")));
    }

    /// A branch before a tag of the same name.
    private Optional<Revision> revision(Repository repository, Optional<String> name) {
        var wanted = name.orElse(repository.defaultBranch());
        return GitRef.ofFullName(wanted)
                .map(ref -> revision(repository, ref))
                .orElseGet(() -> revision(repository, new GitRef.Branch(wanted))
                        .or(() -> revision(repository, new GitRef.Tag(wanted))));
    }

    private Optional<Revision> revision(Repository repository, GitRef ref) {
        Optional<CommitSha> sha = repositories.commit(repository.ref(), ref);
        return sha.map(found -> new Revision(repository, ref, found));
    }

    /// As if it had been said in a conversation without a number.
    private Asked asked(Repository repository, Person person) {
        var now = clock.instant();
        var said = new CiEvent.CommentMade(repository, person.login(), 0, false, 0, "", now);
        return new Asked("slack/" + person.key(), 0, now, said);
    }
}
