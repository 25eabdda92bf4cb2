package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.Refs;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Branches and tags by GitHub's REST API ("Git database").
final class RefReads implements Refs {

    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern NEXT_PAGE = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");
    private static final int NOT_FOUND = 404;

    /// How many annotated tags may point to each other. Ours: Git knows no bound, people make one.
    private static final int MAX_NESTED = 5;

    /// How long a list of tags may be. Ours: some 20,000 tags.
    private static final long MAX_LIST_BYTES = 8L << 20;

    /// GitHub documents no pages for this list; where there are some, so many are read. Ours.
    private static final int MAX_PAGES = 10;

    private final ApiConnector connector;

    RefReads(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public TagTarget tag(RepoRef repo, String name) {
        var what = "reading tag %s of %s".formatted(name, repo);
        var pointed = json(what, repo, "/git/ref/tags/" + encoded(name)).path("object");
        return new TagTarget(sha(pointed), commit(what, repo, pointed));
    }

    private Optional<CommitSha> commit(String what, RepoRef repo, JsonNode pointed) {
        var object = pointed;
        for (int nested = 0; isTag(object) && nested < MAX_NESTED; nested++) {
            object = json(what, repo, "/git/tags/" + ApiAddress.encoded(sha(object)))
                    .path("object");
        }
        return Optional.of(object)
                .filter(found -> found.path("type").asText().equals("commit"))
                .map(RefReads::sha)
                .filter(CommitSha::isFull)
                .map(CommitSha::new);
    }

    @Override
    public Optional<List<TagRef>> tags(RepoRef repo) {
        var what = "reading the tags of " + repo;
        var found = new ArrayList<TagRef>();
        var page = Optional.of(uri(repo, "/git/matching-refs/tags"));
        try {
            for (int pages = 0; page.isPresent(); pages++) {
                if (pages == MAX_PAGES) {
                    return Optional.empty();
                }
                var request = ApiRequest.get(page.get()).upTo(MAX_LIST_BYTES);
                var answer = connector.sendLimited(RestReads.caller(repo), request);
                Answers.json(what, answer).forEach(ref -> add(found, ref));
                page = answer.header("Link").flatMap(RefReads::next);
            }
            return Optional.of(List.copyOf(found));
        } catch (BodyTooLarge _) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(RepoRef repo, GitRef ref) {
        var path = "/git/ref/" + encoded(ref.fullName().replaceFirst("^refs/", ""));
        var answer = connector.send(RestReads.caller(repo), ApiRequest.get(uri(repo, path)));
        if (answer.status() == NOT_FOUND) {
            return false;
        }
        Answers.json("reading %s of %s".formatted(ref.fullName(), repo), answer);
        return true;
    }

    private static void add(List<TagRef> tags, JsonNode ref) {
        var name = ref.path("ref").asText();
        if (name.startsWith(GitRef.TAGS)) {
            tags.add(new TagRef(name.substring(GitRef.TAGS.length()), sha(ref.path("object"))));
        }
    }

    private static Optional<URI> next(String link) {
        var matcher = NEXT_PAGE.matcher(link);
        return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
    }

    private static boolean isTag(JsonNode object) {
        return object.path("type").asText().equals("tag");
    }

    private static String sha(JsonNode object) {
        return object.path("sha").asText();
    }

    private JsonNode json(String what, RepoRef repo, String path) {
        return Answers.json(what, connector.send(RestReads.caller(repo), ApiRequest.get(uri(repo, path))));
    }

    private URI uri(RepoRef repo, String path) {
        return connector.address().rest(RestReads.repoPath(repo) + path);
    }

    private static String encoded(String ref) {
        return SLASH.splitAsStream(ref).map(ApiAddress::encoded).collect(Collectors.joining("/"));
    }
}
