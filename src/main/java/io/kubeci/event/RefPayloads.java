package io.kubeci.event;

import io.kubeci.model.GitRef;
import io.kubeci.model.MergeQueue;
import java.util.Optional;

/// Webhooks on branches and tags.
final class RefPayloads {

    private RefPayloads() {}

    static Translation push(Payload payload) {
        var ref = GitRef.ofFullName(payload.requiredText("ref"));
        if (ref.isEmpty()) {
            return new Translation.Ignored("a push to neither a branch nor a tag");
        }
        var after = payload.requiredSha("after");
        if (payload.flag("deleted") || after.isNone()) {
            return Translation.understood(
                    payload, new CiEvent.RefDeleted(payload.repository(), payload.sender(), ref.get()));
        }
        if (ref.get() instanceof GitRef.Branch(String name) && MergeQueue.owns(name)) {
            return new Translation.Ignored("a branch of a merge queue");
        }
        return Translation.understood(
                payload,
                new CiEvent.Pushed(
                        payload.repository(),
                        payload.sender(),
                        ref.get(),
                        payload.requiredSha("before"),
                        after,
                        payload.flag("forced")));
    }

    /// A new branch's push tells all; a new tag's may come or not.
    static Translation created(Payload payload) {
        var ref = payload.requiredText("ref");
        return switch (payload.requiredText("ref_type")) {
            case "tag" ->
                Translation.understood(
                        payload,
                        new CiEvent.TagCreated(payload.repository(), payload.sender(), shortName(ref, GitRef.TAGS)));
            case "branch" -> new Translation.Ignored("a new branch, whose push says more");
            default -> new Translation.Ignored("something new that is neither a branch nor a tag");
        };
    }

    static Translation deleted(Payload payload) {
        var ref = payload.requiredText("ref");
        return switch (payload.requiredText("ref_type")) {
            case "branch" -> refDeleted(payload, new GitRef.Branch(shortName(ref, GitRef.HEADS)));
            case "tag" -> refDeleted(payload, new GitRef.Tag(shortName(ref, GitRef.TAGS)));
            default -> new Translation.Ignored("something was deleted that is neither a branch nor a tag");
        };
    }

    static Translation mergeGroup(Payload payload) {
        var action = payload.requiredText("action");
        var group = payload.part("merge_group");
        var headRef = group.requiredText("head_ref");
        var sha = group.requiredSha("head_sha");
        return switch (action) {
            case "checks_requested" ->
                Translation.understood(
                        payload,
                        new CiEvent.MergeGroupRequested(
                                payload.repository(),
                                payload.sender(),
                                sha,
                                headRef,
                                shortName(group.requiredText("base_ref"), GitRef.HEADS)));
            case "destroyed" ->
                Translation.understood(
                        payload, new CiEvent.MergeGroupDestroyed(payload.repository(), payload.sender(), sha, headRef));
            default -> new Translation.Ignored("merge_group %s is not acted on".formatted(action));
        };
    }

    private static Translation refDeleted(Payload payload, GitRef ref) {
        return Translation.understood(payload, new CiEvent.RefDeleted(payload.repository(), payload.sender(), ref));
    }

    private static String shortName(String ref, String prefix) {
        return Optional.of(ref)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .orElse(ref);
    }
}
