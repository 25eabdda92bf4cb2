package io.kubeci.flow;

import io.kubeci.event.CiEvent;
import io.kubeci.github.Refs;
import io.kubeci.github.Refs.TagRef;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import io.kubeci.pipeline.Definition;
import io.kubeci.policy.Trust;
import io.kubeci.run.KnownTags;
import io.kubeci.run.TagSet;
import io.kubeci.workflow.AuthorSettings;
import io.kubeci.workflow.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Tags, which are built only where the workflow says so, and of which nothing is said elsewhere.
///
/// GitHub says nothing of tags if more than three are pushed at once (GitHub's documentation, "Troubleshooting
/// webhooks"). Those are found with the next webhook about the repository: what tags there are is compared with those
/// that were seen. Only repositories whose CI files speak of `runForTag` are looked at, and what was there before the
/// first look is not built.
final class Tags {

    /// More new tags than that at once are an import of another repository's history, not releases. Ours.
    static final int MAX_NEW = 50;

    private static final Logger LOG = Logger.getLogger(Tags.class);

    private final Refs refs;
    private final KnownTags known;
    private final Pipelines pipelines;
    private final Changes changes;
    private final Allowances listings = Allowances.ofListings();

    Tags(Refs refs, KnownTags known, Pipelines pipelines, Changes changes) {
        this.refs = refs;
        this.known = known;
        this.pipelines = pipelines;
        this.changes = changes;
    }

    /// The webhook by which something is found out.
    ///
    /// @param sender who did it
    /// @param delivery the webhook
    /// @param receivedAt when it came in
    record Occasion(String sender, String delivery, Instant receivedAt) {}

    /// A tag was made or moved: builds the commit that it is at now.
    EventOutcome made(Repository repository, String tag, Occasion occasion) {
        var target = refs.tag(repository.ref(), tag);
        if (target.commit().isEmpty()) {
            return EventOutcome.ignored("tag %s is not of a commit".formatted(tag));
        }
        var commit = target.commit().get();
        var outcome = build(repository, tag, commit, occasion);
        remember(repository, tag, target.objectSha());
        return outcome.and(missed(new Revision(repository, new GitRef.Tag(tag), commit), occasion));
    }

    /// Builds tags of which GitHub said nothing before this event, if it is time to look for them.
    ///
    /// @return the Runs
    List<String> missed(CiEvent.InRepository event, Occasion occasion) {
        return switch (event) {
            case CiEvent.TagCreated _, CiEvent.RepositoryChanged _ -> List.of();
            case CiEvent.Pushed(var repository, var _, var ref, var _, var after, var _) ->
                ref instanceof GitRef.Tag ? List.of() : missed(new Revision(repository, ref, after), occasion);
            case CiEvent.SuiteRequested(var repository, var _, var branch, var sha, var _)
            when branch.isPresent() -> missed(new Revision(repository, new GitRef.Branch(branch.get()), sha), occasion);
            case CiEvent.PullRequestChanged(var repository, var _, var _, var pull, var sha)
            when !pull.fork() -> missed(new Revision(repository, new GitRef.Branch(pull.headBranch()), sha), occasion);
            case CiEvent.InRepository other -> missed(other.repository(), occasion);
        };
    }

    /// @param seen a commit of the repository itself: whether its CI files speak of tags decides whether we look
    private List<String> missed(Revision seen, Occasion occasion) {
        return isTime(seen.repo(), seen.sha().hex(), occasion) && pipelines.mentions(seen, Keys.RUN_FOR_TAG)
                ? look(seen.repository(), seen.sha().hex(), occasion)
                : List.of();
    }

    /// Where no commit is at hand whose CI files could be asked: only if there was one before.
    private List<String> missed(Repository repository, Occasion occasion) {
        return isTime(repository.ref(), "", occasion)
                        && known.find(repository.ref()).isPresent()
                ? look(repository, "", occasion)
                : List.of();
    }

    /// Tags are remembered by the repository's number.
    private boolean isTime(RepoRef repo, String why, Occasion occasion) {
        return repo.id() > 0 && listings.isLeft(repo.id(), why, occasion.receivedAt());
    }

    private List<String> look(Repository repository, String why, Occasion occasion) {
        var listed = listed(repository.ref());
        listings.take(repository.ref().id(), why, occasion.receivedAt());
        return listed.map(tags -> compared(repository, tags, occasion)).orElse(List.of());
    }

    /// A repository that cannot be listed is no reason not to do what the webhook is about.
    private Optional<List<TagRef>> listed(RepoRef repo) {
        try {
            return refs.tags(repo);
        } catch (Gone e) {
            LOG.debugf("not looking for tags: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private List<String> compared(Repository repository, List<TagRef> tags, Occasion occasion) {
        var now = TagSet.of(tags.stream().collect(Collectors.toMap(TagRef::name, TagRef::objectSha)));
        var before = known.find(repository.ref());
        var news = before.map(set -> tags.stream()
                        .filter(tag -> !set.contains(tag.name(), tag.objectSha()))
                        .toList())
                .orElse(List.of());
        var started = new ArrayList<String>();
        if (news.size() <= MAX_NEW) {
            news.forEach(tag -> started.addAll(made(repository, tag, occasion)));
        } else {
            LOG.infof("%d new tags at once are not built: that is an import, not releases", news.size());
        }
        if (!before.equals(Optional.of(now))) {
            known.store(repository.ref(), now);
        }
        return started;
    }

    private List<String> made(Repository repository, TagRef tag, Occasion occasion) {
        try {
            return refs.tag(repository.ref(), tag.name())
                    .commit()
                    .map(commit ->
                            build(repository, tag.name(), commit, occasion).runs())
                    .orElse(List.of());
        } catch (Gone e) {
            LOG.debugf("tag %s went as soon as it came: %s", tag.name(), e.getMessage());
            return List.of();
        }
    }

    private EventOutcome build(Repository repository, String tag, CommitSha commit, Occasion occasion) {
        var revision = new Revision(repository, new GitRef.Tag(tag), commit);
        var change = new Change(
                revision,
                "tag " + tag,
                occasion.sender(),
                List.of(),
                Trust.TRUSTED,
                occasion.delivery(),
                occasion.receivedAt());
        return isWanted(change)
                ? changes.happened(change)
                : EventOutcome.ignored(
                        "the workflow at commit %s does not ask to be run for tags".formatted(commit.abbreviated()));
    }

    /// A file that speaks of tags and is broken is told of; nobody knows whether it asks to be run.
    private boolean isWanted(Change change) {
        return pipelines.mentions(change.revision(), Keys.RUN_FOR_TAG)
                && switch (pipelines.definition(change.spec(List.of()))) {
                    case Definition.Absent _ -> false;
                    case Definition.Invalid _ -> true;
                    case Definition.Defined(var document, var _) ->
                        AuthorSettings.read(document).settings().runForTag();
                };
    }

    /// So that the next comparison does not find it, long after its Run is gone.
    private void remember(Repository repository, String tag, String objectSha) {
        known.find(repository.ref())
                .filter(set -> !set.contains(tag, objectSha))
                .ifPresent(set -> known.store(repository.ref(), set.with(tag, objectSha)));
    }
}
