package io.kubeci.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kubeci.github.CiDirectory;
import io.kubeci.github.GitHub;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Problem;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Revision;
import io.kubeci.model.Unavailable;
import io.kubeci.pipeline.CiFiles;
import io.kubeci.pipeline.CiFiles.Lookup;
import io.kubeci.pipeline.Definition;
import io.kubeci.pipeline.DefinitionReader;
import io.kubeci.pipeline.Draft;
import io.kubeci.pipeline.ScriptOutcome;
import io.kubeci.run.RunSpec;
import io.kubeci.run.ScriptRecord;
import io.kubeci.status.Redaction;
import io.kubeci.workflow.Fault;
import io.kubeci.workflow.RuleContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The CI files of commits, and what they define. Files are read by SHA, so what was read once stays true; a few are
/// kept, because the several events of a change and the steps of its run ask for the same.
public final class Pipelines {

    /// How much is kept, in characters of file content. Ours.
    private static final long MAX_KEPT = 16L << 20;

    /// What an entry without content weighs, in characters. Ours.
    private static final int ENTRY_WEIGHT = 200;

    /// How much of what a script prints is kept in the Run, in characters. Ours: it is in etcd for days.
    private static final int MAX_KEPT_PRINTS = 4_000;

    /// How much of it is shown where it failed, in characters. Ours: a check run takes 65,535 bytes in all.
    private static final int MAX_SHOWN_PRINTS = 16_000;

    private static final String PARTIAL = "GitHub lists only a part of the directory, and %s is not in it";
    private static final String LINKED = "%s is behind too many symbolic links";

    /// How often a search may lead on to something that has to be read first. Ours.
    private static final int MAX_READS = 5;

    private final GitHub github;
    private final Scripts scripts;
    private final Supplier<FlowSettings> settings;
    private final Cache<Key, Optional<CiDirectory>> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT)
            .weigher((Key _, Optional<CiDirectory> directory) -> weight(directory))
            .build();

    private record Key(long repositoryId, String repository, CommitSha sha, String path) {}

    /// @param settings asked anew each time
    public Pipelines(GitHub github, Scripts scripts, Supplier<FlowSettings> settings) {
        this.github = github;
        this.scripts = scripts;
        this.settings = settings;
    }

    /// Whether the commit has one of the CI files; true also where GitHub's listing does not tell.
    boolean isPresent(Revision revision) {
        var paths = settings.get().files();
        return files(revision)
                .filter(files -> !isMissing(files, paths.starlark()) || !isMissing(files, paths.yaml()))
                .isPresent();
    }

    /// Whether the commit's CI files may hold a text; true also where that cannot be told without running a script or
    /// reading more.
    boolean mentions(Revision revision, String text) {
        var paths = settings.get().files();
        var found = directory(revision, paths.directory());
        return found.isPresent()
                && (found.get().truncated()
                        || found.get().files().containsKey(paths.starlark())
                        || found.get().files().values().stream().anyMatch(entry -> mayHold(entry, text)));
    }

    private static boolean mayHold(CiDirectory.Entry entry, String text) {
        return switch (entry) {
            case CiDirectory.Text(String content, var _) -> content.contains(text);
            case CiDirectory.Deferred _, CiDirectory.Link _ -> true;
            case CiDirectory.Unlisted _, CiDirectory.Other _ -> false;
        };
    }

    /// What the commit's CI files define.
    Definition definition(RunSpec spec) {
        return reading(spec, ScriptRecord.NONE).definition();
    }

    /// What the commit's CI files define, and what their script left to be remembered and shown. Executes the script:
    /// policy has to be asked before.
    ///
    /// @param before what is remembered of an earlier evaluation for the same run
    Reading reading(RunSpec spec, ScriptRecord before) {
        return files(spec.revision())
                .map(files -> reading(spec, before, files))
                .orElseGet(() -> Reading.of(new Definition.Absent()));
    }

    /// As [#reading], of files that are given instead of the commit's.
    ///
    /// @param given contents by name, relative to the CI directory
    Reading reading(RunSpec spec, Map<String, String> given) {
        var entries = new HashMap<String, CiDirectory.Entry>();
        given.forEach((name, text) -> entries.put(name, new CiDirectory.Text(text, "")));
        var directory = settings.get().files().directory();
        return reading(spec, ScriptRecord.NONE, new CiFiles(new CiDirectory(entries, false), directory));
    }

    private Reading reading(RunSpec spec, ScriptRecord before, CiFiles files) {
        var paths = settings.get().files();
        return switch (find(spec.revision(), files, paths.starlark())) {
            case Lookup.Missing _ -> Reading.ofDraft(ofYaml(spec, files));
            case Lookup.Found(String _, String text) -> ofScript(spec, before, files, text);
            case Lookup.Unusable(Problem problem) -> Reading.of(new Definition.Invalid(List.of(problem)));
            case Lookup.Unknown _ -> Reading.of(unusable(paths, paths.starlark(), PARTIAL));
            case Lookup.ToRead _, Lookup.Outside _ -> Reading.of(unusable(paths, paths.starlark(), LINKED));
        };
    }

    /// Faults that were found after the definition was read, with their lines where they are known: a script's result
    /// has none.
    List<Problem> located(RunSpec spec, String file, List<Fault> faults) {
        var revision = spec.revision();
        var yaml = settings.get().files().yaml();
        return files(revision)
                .map(files -> find(revision, files, yaml))
                .filter(lookup -> lookup instanceof Lookup.Found(String path, String _) && path.equals(file))
                .map(lookup -> DefinitionReader.located(((Lookup.Found) lookup).text(), file, faults))
                .orElseGet(() -> faults.stream()
                        .map(fault -> new Problem(fault.message(), file, 0, 0))
                        .toList());
    }

    private Reading ofScript(RunSpec spec, ScriptRecord before, CiFiles files, String text) {
        var paths = settings.get().files();
        var evaluated = scripts.evaluate(
                spec,
                before,
                new Scripts.Source(paths.starlark(), text, files, name -> find(spec.revision(), files, name)));
        var redaction = Redaction.withoutValues();
        var draft = switch (evaluated.outcome()) {
            case ScriptOutcome.Computed computed -> checked(spec, computed);
            case ScriptOutcome.Nothing _ -> ofYaml(spec, files);
            case ScriptOutcome.Broken(var problems, var _) ->
                Draft.of(new Definition.Invalid(problems.stream()
                        .map(problem -> new Problem(
                                redaction.mask(problem.message()), problem.file(), problem.line(), problem.column()))
                        .toList()));
            case ScriptOutcome.Wants _ -> throw new IllegalStateException("an evaluation that has not ended");
        };
        var printed = redaction.mask(
                String.join("\n", evaluated.transcript().printed()).strip());
        return new Reading(
                draft,
                new ScriptRecord(evaluated.pins(), LongText.cut(printed, MAX_KEPT_PRINTS)),
                LongText.cut(printed, MAX_SHOWN_PRINTS),
                LongText.cut(redaction.mask(evaluated.transcript().trace()), MAX_SHOWN_PRINTS));
    }

    /// A tree has no lines: its faults are shown where the script sets it.
    private Draft checked(RunSpec spec, ScriptOutcome.Computed computed) {
        var paths = settings.get().files();
        var file = paths.directory() + "/" + paths.starlark();
        var draft = DefinitionReader.draftOfTree(computed.tree(), file, rules(spec));
        return draft.definition() instanceof Definition.Invalid(var problems)
                ? draft.with(new Definition.Invalid(problems.stream()
                        .map(problem -> problem.line() > 0
                                ? problem
                                : new Problem(problem.message(), problem.file(), computed.line(), 0))
                        .toList()))
                : draft;
    }

    private Draft ofYaml(RunSpec spec, CiFiles files) {
        var paths = settings.get().files();
        return switch (find(spec.revision(), files, paths.yaml())) {
            case Lookup.Found(String path, String text) -> DefinitionReader.draftOfYaml(text, path, rules(spec));
            case Lookup.Missing _ -> Draft.of(new Definition.Absent());
            case Lookup.Unusable(Problem problem) -> Draft.of(new Definition.Invalid(List.of(problem)));
            case Lookup.Unknown _ -> Draft.of(unusable(paths, paths.yaml(), PARTIAL));
            case Lookup.ToRead _, Lookup.Outside _ -> Draft.of(unusable(paths, paths.yaml(), LINKED));
        };
    }

    private RuleContext rules(RunSpec spec) {
        var now = settings.get();
        var given = Environments.parameters(spec, now.deploys().environmentParameter());
        return RuleContext.with(now.extraParameters().keySet()).startingAt(spec.entrypoint(), given.keySet());
    }

    private static Definition unusable(FlowSettings.CiPaths paths, String name, String message) {
        var file = paths.directory() + "/" + name;
        return new Definition.Invalid(List.of(new Problem(message.formatted(name), file, 1, 0)));
    }

    /// Finds a file, reading what has to be read on the way: a content that did not come with the listing, or the
    /// directory that a link leads to.
    private Lookup find(Revision revision, CiFiles directory, String name) {
        var files = directory;
        var wanted = name;
        var lookup = files.find(wanted);
        for (int reads = 0; reads < MAX_READS; reads++) {
            if (lookup instanceof Lookup.ToRead(String _, String blobSha, long _)) {
                files = files.with(blobSha, github.blob(revision.repo(), blobSha, CiFiles.MAX_BYTES));
            } else if (lookup instanceof Lookup.Outside(String path)) {
                int slash = path.lastIndexOf('/');
                var parent = slash < 0 ? "" : path.substring(0, slash);
                wanted = path.substring(slash + 1);
                files = new CiFiles(directory(revision, parent).orElse(new CiDirectory(Map.of(), false)), parent);
            } else {
                return lookup;
            }
            lookup = files.find(wanted);
        }
        return lookup;
    }

    private static boolean isMissing(CiFiles files, String name) {
        return files.find(name) instanceof Lookup.Missing;
    }

    private Optional<CiFiles> files(Revision revision) {
        var path = settings.get().files().directory();
        return directory(revision, path).map(directory -> new CiFiles(directory, path));
    }

    private Optional<CiDirectory> directory(Revision revision, String path) {
        RepoRef repo = revision.repo();
        var key = new Key(repo.id(), repo.fullName(), revision.sha(), path);
        var directory = kept.get(key, wanted -> github.directory(repo, wanted.sha(), wanted.path()));
        if (directory == null) {
            throw new Unavailable("the CI files of %s were not read".formatted(revision.sha()), Duration.ZERO);
        }
        return directory;
    }

    private static int weight(Optional<CiDirectory> directory) {
        long weight = ENTRY_WEIGHT;
        for (var entry : directory.map(found -> found.files().values()).orElse(List.of())) {
            weight += ENTRY_WEIGHT + (entry instanceof CiDirectory.Text(String text, String _) ? text.length() : 0);
        }
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }
}
