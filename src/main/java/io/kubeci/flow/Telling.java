package io.kubeci.flow;

import io.kubeci.github.Annotation;
import io.kubeci.github.CheckRunLimits;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import io.kubeci.github.GitHub;
import io.kubeci.model.Revision;
import io.kubeci.report.Digest;
import io.kubeci.report.NoRunReports;
import io.kubeci.run.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Tells GitHub what a check run should look like, and nothing if GitHub knows already.
final class Telling {

    /// The check run by which refusals and broken files are told. Never the name of the workflow's own check: a
    /// required check must not be satisfied by not running.
    static final String NOTICE = NoRunReports.NAME;

    private final GitHub github;
    private final InstantSource clock;

    Telling(GitHub github, InstantSource clock) {
        this.github = github;
        this.clock = clock;
    }

    /// Brings GitHub's check run to a state.
    ///
    /// @param record what the Run remembers of it
    /// @param fresh whether it is certain that nobody tried to tell this before; else GitHub is asked what it shows
    /// @return what the Run has to remember from now on
    CheckRecord tell(Revision revision, CheckRecord record, CheckRunUpdate wanted, boolean fresh) {
        var update = prepared(record, wanted);
        var digest = Digest.of(update);
        if (record.id() == 0) {
            return make(revision, record, update, digest, fresh);
        }
        var news = update.annotations().stream().skip(record.annotationsTold()).toList();
        if (digest.equals(record.digest()) && news.isEmpty()) {
            return record;
        }
        var unseen = fresh ? news : unseen(revision, record.id(), record.annotationsTold(), news);
        github.updateCheckRun(revision.repo(), record.id(), update.withAnnotations(unseen));
        return record.told(digest, clock.instant(), isEnd(update), news.size());
    }

    /// Of some annotations, those that GitHub does not show: somebody may have sent the first of them, and died before
    /// that was stored.
    ///
    /// @param before how many of the check run's annotations come before them
    private List<Annotation> unseen(Revision revision, long id, int before, List<Annotation> some) {
        return some.isEmpty()
                ? some
                : some.stream()
                        .skip(Math.max(0, github.annotationsShown(revision.repo(), id) - before))
                        .toList();
    }

    /// Whether GitHub does not know this state yet.
    boolean isNews(CheckRecord record, CheckRunUpdate wanted) {
        var update = prepared(record, wanted);
        return !Digest.of(update).equals(record.digest())
                || update.annotations().size() > record.annotationsTold();
    }

    /// Within GitHub's limits, all annotations together again (the edge sends them by fifty), and with the details URL
    /// that this check run is found by.
    private static CheckRunUpdate prepared(CheckRecord record, CheckRunUpdate wanted) {
        var parts = CheckRunLimits.fit(
                record.marker().contains("://")
                        ? wanted.withDetailsUrl(Optional.of(record.marker()))
                        : wanted.withDetailsUrl(Optional.empty()));
        return parts.getFirst()
                .withAnnotations(parts.stream()
                        .flatMap(part -> part.annotations().stream())
                        .toList());
    }

    /// Whether a progress report may be sent now, or how long it has to wait.
    static Duration wait(CheckRecord record, Duration interval, Instant now) {
        return record.lastTold()
                .map(told -> Duration.between(now, told.plus(interval)))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private CheckRecord make(
            Revision revision, CheckRecord record, CheckRunUpdate update, String digest, boolean fresh) {
        if (!fresh) {
            var found = github.findCheckRun(revision.repo(), revision.sha(), record.name(), record.marker());
            if (found.isPresent()) {
                github.updateCheckRun(
                        revision.repo(),
                        found.get(),
                        update.withAnnotations(unseen(revision, found.get(), 0, update.annotations())));
                return record.withId(found.get())
                        .told(
                                digest,
                                clock.instant(),
                                isEnd(update),
                                update.annotations().size());
            }
        }
        long id = github.createCheckRun(revision.repo(), revision.sha(), update);
        return record.withId(id)
                .told(
                        digest,
                        clock.instant(),
                        isEnd(update),
                        update.annotations().size());
    }

    private static boolean isEnd(CheckRunUpdate update) {
        return update.state() instanceof CheckState.Completed;
    }
}
