package io.kubeci.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run, where a test is not about its particulars.
final class SomeRun {

    static final Instant RECEIVED = Instant.parse("2026-11-21T11:20:34Z");
    static final Instant LATER = Instant.parse("2026-11-21T11:21:00Z");

    private static final CommitSha SHA = new CommitSha("6b8fa4dcbbf2b2d3c0bd2ba0e3e7c6b7a0a4f1d2");

    private SomeRun() {}

    static RunView view() {
        return view("demo", "a7b1", false);
    }

    static RunView view(JsonNode workflow) {
        return view(
                workflow.path("metadata").path("name").asText(),
                workflow.path("metadata").path("uid").asText(),
                false);
    }

    static RunView view(String name, String uid, boolean hasCache) {
        var repo = new RepoRef(1, 2, "acme", "shop");
        var repository = new Repository(
                repo,
                "git@github.com:acme/shop.git",
                "git://github.com/acme/shop.git",
                "https://github.com/acme/shop.git",
                "https://github.com/acme/shop",
                "main");
        return new RunView(
                name,
                "ci",
                uid,
                "main",
                "Workflow - main",
                new Revision(repository, new GitRef.Branch("topic"), SHA),
                List.of(),
                "push",
                "https://argo.example.com/",
                RECEIVED,
                Optional.of(RECEIVED.plusSeconds(1)),
                hasCache);
    }
}
