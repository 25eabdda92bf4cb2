package io.kubeci.flow;

import io.kubeci.github.Facts;
import io.kubeci.github.Files;
import io.kubeci.model.CommitSha;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import io.kubeci.pipeline.ScriptSupply;
import io.kubeci.pipeline.WebFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Other repositories, the web, and the payloads of webhooks.
final class InMemoryFiles implements Files, Facts, WebFiles, Payloads {

    private final Map<String, CommitSha> refs = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, List<String>> changes = new HashMap<>();
    private final Map<URI, String> pages = new HashMap<>();
    private final Map<String, String> payloads = new HashMap<>();
    private final List<String> reads = new ArrayList<>();
    private int unavailableCalls;

    void refIsAt(String repository, String ref, CommitSha sha) {
        refs.put(repository + "@" + ref, sha);
    }

    void hasFile(String repository, CommitSha sha, String path, String text) {
        files.put(repository + "@" + sha + "/" + path, text);
    }

    void hasChanged(CommitSha base, CommitSha head, String... paths) {
        changes.put(base + "..." + head, List.of(paths));
    }

    void hasPage(String uri, String text) {
        pages.put(URI.create(uri), text);
    }

    void hasPayload(String delivery, String json) {
        payloads.put(delivery, json);
    }

    void isUnavailableFor(int nextCalls) {
        unavailableCalls = nextCalls;
    }

    /// Everything that was asked for, in order.
    List<String> reads() {
        return reads;
    }

    @Override
    public Optional<CommitSha> commit(RepoRef repo, String ref) {
        call("commit " + repo + " " + ref);
        return Optional.ofNullable(refs.get(repo + "@" + ref));
    }

    @Override
    public Content read(RepoRef repo, CommitSha sha, String path, long maxBytes) {
        call("file " + repo + " " + path);
        return Optional.ofNullable(files.get(repo + "@" + sha + "/" + path))
                .<Content>map(text -> new Content.Found(text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(Content.Missing::new);
    }

    @Override
    public String repository(RepoRef repo) {
        call("repository " + repo);
        return "{\"full_name\": \"%s\", \"private\": true}".formatted(repo);
    }

    @Override
    public Optional<List<String>> changedFiles(RepoRef repo, CommitSha base, CommitSha head) {
        call("changed " + base.abbreviated() + " " + head.abbreviated());
        return Optional.ofNullable(changes.get(base + "..." + head));
    }

    @Override
    public ScriptSupply read(URI uri, Predicate<URI> allowed) {
        call("web " + uri);
        return Optional.ofNullable(pages.get(uri))
                .<ScriptSupply>map(text -> new ScriptSupply.Content(text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(ScriptSupply.Missing::new);
    }

    @Override
    public Optional<String> find(String delivery) {
        call("payload " + delivery);
        return Optional.ofNullable(payloads.get(delivery));
    }

    private void call(String what) {
        reads.add(what);
        if (unavailableCalls > 0) {
            unavailableCalls--;
            throw new Unavailable("GitHub answered 502", Duration.ZERO);
        }
    }
}
