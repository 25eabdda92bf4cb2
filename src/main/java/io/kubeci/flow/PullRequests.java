package io.kubeci.flow;

import io.kubeci.model.PullRequest;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Pull requests from several sources, as one list.
final class PullRequests {

    private PullRequests() {}

    /// All of both, by number; of one that both have, the newer account, unless it says less.
    static List<PullRequest> merge(Collection<PullRequest> known, Collection<PullRequest> news) {
        var byNumber = new TreeMap<Integer, PullRequest>();
        known.forEach(pull -> byNumber.put(pull.number(), pull));
        news.forEach(pull -> byNumber.merge(
                pull.number(), pull, (older, newer) -> newer.complete() || !older.complete() ? newer : older));
        return List.copyOf(byNumber.values());
    }
}
