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
import io.kubeci.run.RunSpec;
import io.kubeci.workflow.RuleContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The CI files of commits, and what they define. Files are read by SHA, so what was read once stays true; a few are
/// kept, because the several events of a change and the steps of its run ask for the same.
public final class Pipelines {

    /// How much is kept, in characters of file content. Ours.
    private static final long MAX_KEPT = 16L << 20;

    /// What an entry without content weighs, in characters. Ours.
    private static final int ENTRY_WEIGHT = 200;

    /// How often a search may lead on to something that has to be read first. Ours.
    private static final int MAX_READS = 5;

    private final GitHub github;
    private final Supplier<FlowSettings> settings;
    private final Cache<Key, Optional<CiDirectory>> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT)
            .weigher((Key _, Optional<CiDirectory> directory) -> weight(directory))
            .build();

    private record Key(long repositoryId, String repository, CommitSha sha, String path) {}

    /// @param settings asked anew each time
    public Pipelines(GitHub github, Supplier<FlowSettings> settings) {
        this.github = github;
        this.settings = settings;
    }

    /// Whether the commit has one of the CI files; true also where GitHub's listing does not tell.
    boolean isPresent(Revision revision) {
        var paths = settings.get().files();
        return files(revision)
                .filter(files -> !isMissing(files, paths.starlark()) || !isMissing(files, paths.yaml()))
                .isPresent();
    }

    /// What the commit's CI files define.
    Definition definition(RunSpec spec) {
        var revision = spec.revision();
        var found = files(revision);
        if (found.isEmpty()) {
            return new Definition.Absent();
        }
        var paths = settings.get().files();
        return switch (find(revision, found.get(), paths.yaml())) {
            case Lookup.Found(String path, String text) ->
                DefinitionReader.ofYaml(
                        text,
                        path,
                        RuleContext.with(settings.get().extraParameters().keySet())
                                .startingAt(spec.entrypoint(), given(spec)));
            case Lookup.Missing _ -> new Definition.Absent();
            case Lookup.Unusable(Problem problem) -> new Definition.Invalid(List.of(problem));
            case Lookup.Unknown _ -> unusable(paths, "GitHub lists only a part of the directory, and %s is not in it");
            case Lookup.ToRead _, Lookup.Outside _ -> unusable(paths, "%s is behind too many symbolic links");
        };
    }

    private Set<String> given(RunSpec spec) {
        var environment = settings.get().deploys().environmentParameter();
        return Environments.parameters(spec, environment).keySet();
    }

    private static Definition unusable(FlowSettings.CiPaths paths, String message) {
        var file = paths.directory() + "/" + paths.yaml();
        return new Definition.Invalid(List.of(new Problem(message.formatted(paths.yaml()), file, 1, 0)));
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
