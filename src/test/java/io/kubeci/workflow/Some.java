package io.kubeci.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Values for tests that are about something else.
public final class Some {

    private Some() {}

    /// A commit of QubitProducts/kube-ci on a ref.
    public static Revision revision(GitRef ref) {
        var repository = new Repository(
                new RepoRef(99, 4711, "QubitProducts", "kube-ci"),
                "git@github.com:QubitProducts/kube-ci.git",
                "git://github.com/QubitProducts/kube-ci.git",
                "https://github.com/QubitProducts/kube-ci.git",
                "https://github.com/QubitProducts/kube-ci",
                "main");
        return new Revision(repository, ref, new CommitSha("0123456789abcdef0123456789abcdef01234567"));
    }

    /// What is added to a run of the branch `main`.
    public static Decoration decoration() {
        return decoration(new GitRef.Branch("main"), Optional.empty());
    }

    /// What is added to a run of a ref.
    public static Decoration decoration(GitRef ref, Optional<PullRequest> pullRequest) {
        return new Decoration(
                "kube-ci.main.x12345678",
                "ci",
                "kube-ci",
                revision(ref),
                pullRequest,
                "",
                Map.of(),
                Map.of(),
                Optional.empty(),
                "Workflow - test",
                42,
                List.of(),
                Map.of());
    }

    /// An object from YAML.
    public static ObjectNode yaml(String text) {
        return Serialization.unmarshal(text, ObjectNode.class);
    }

    /// A Workflow of one container with more in its spec.
    public static WorkflowDoc workflow(String moreSpec) {
        return new WorkflowDoc(yaml("""
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata: {}
                spec:
                  entrypoint: test
                  templates:
                  - name: test
                    container: {image: "alpine:3.20", command: [sh, -c, "true"]}
                """ + moreSpec.indent(2)));
    }
}
