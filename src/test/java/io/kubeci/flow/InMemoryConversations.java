package io.kubeci.flow;

import io.kubeci.github.Comments;
import io.kubeci.github.Reaction;
import io.kubeci.github.Reply;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Gone;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Conversations as people see them: reactions beside comments, and our replies.
final class InMemoryConversations implements Comments {

    private final Crashes crashes;
    private final Map<Said, Set<Reaction>> reactions = new LinkedHashMap<>();
    private final Map<Integer, List<Reply>> replies = new LinkedHashMap<>();
    private final Map<Integer, Head> pulls = new HashMap<>();
    private boolean locked;

    InMemoryConversations(Crashes crashes) {
        this.crashes = crashes;
    }

    void hasPullRequest(PullRequest pull, CommitSha head) {
        pulls.put(pull.number(), new Head(pull, head));
    }

    /// Nobody can say anything any more.
    void areLocked() {
        locked = true;
    }

    /// Those to the only comment that has any, in the order in which they came.
    List<Reaction> reactions() {
        return reactions.values().stream().flatMap(Set::stream).toList();
    }

    /// All of them.
    Map<Said, Set<Reaction>> allReactions() {
        return reactions;
    }

    /// The conversations in which we said something.
    Set<Integer> issues() {
        return replies.keySet();
    }

    /// What we said in a conversation.
    List<String> replies(int issue) {
        return replies.getOrDefault(issue, List.of()).stream()
                .map(Reply::markdown)
                .toList();
    }

    /// The only thing that we said.
    String reply(int issue) {
        var all = replies(issue);
        if (all.size() != 1) {
            throw new AssertionError("not one reply: " + all);
        }
        return all.getFirst();
    }

    @Override
    public void react(RepoRef repo, Said said, Reaction reaction) {
        crashes.before();
        unlocked();
        reactions.computeIfAbsent(said, _ -> new LinkedHashSet<>()).add(reaction);
        crashes.after();
    }

    @Override
    public void reply(RepoRef repo, int issue, Reply reply, Instant since) {
        crashes.before();
        unlocked();
        var before = replies.computeIfAbsent(issue, _ -> new ArrayList<>());
        if (before.stream().noneMatch(one -> one.mark().equals(reply.mark()))) {
            before.add(reply);
        }
        crashes.after();
    }

    @Override
    public Head pullRequest(RepoRef repo, int number) {
        var head = pulls.get(number);
        if (head == null) {
            throw new Gone("there is no pull request " + number);
        }
        return head;
    }

    private void unlocked() {
        if (locked) {
            throw new Gone("the conversation is locked");
        }
    }
}
