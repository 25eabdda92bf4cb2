package io.kubeci.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// A branch or a tag, by its short name.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GitRef.Branch.class, name = "branch"),
    @JsonSubTypes.Type(value = GitRef.Tag.class, name = "tag")
})
public sealed interface GitRef {

    /// How full ref names of branches begin.
    String HEADS = "refs/heads/";

    /// How full ref names of tags begin.
    String TAGS = "refs/tags/";

    /// The short name: `main`, `feature/x`, `v1.2.0`.
    String name();

    /// A branch, by its name without `refs/heads/`.
    record Branch(String name) implements GitRef {}

    /// A tag, by its name without `refs/tags/`.
    record Tag(String name) implements GitRef {}

    /// What kube-ci 0.12 calls the kind: `branch` or `tag`. Workflow parameters and deployment payloads carry it.
    default String type() {
        return switch (this) {
            case Branch _ -> "branch";
            case Tag _ -> "tag";
        };
    }

    /// The full name: `refs/heads/main`.
    default String fullName() {
        return switch (this) {
            case Branch(String name) -> HEADS + name;
            case Tag(String name) -> TAGS + name;
        };
    }

    /// Reads a full ref name; empty for anything that is neither a branch nor a tag (`refs/pull/…`).
    static Optional<GitRef> ofFullName(String fullName) {
        if (fullName.startsWith(HEADS)) {
            return Optional.of(new Branch(fullName.substring(HEADS.length())));
        }
        if (fullName.startsWith(TAGS)) {
            return Optional.of(new Tag(fullName.substring(TAGS.length())));
        }
        return Optional.empty();
    }

    /// Reads a kind and a short name; anything but `tag` is a branch, as in kube-ci 0.12.
    static GitRef of(String type, String name) {
        return "tag".equals(type) ? new Tag(name) : new Branch(name);
    }
}
