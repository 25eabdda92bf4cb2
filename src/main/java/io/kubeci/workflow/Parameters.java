package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kubeci.model.GitRef;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The workflow parameters that kube-ci sets. Source: kube-ci 0.12, whose names these are.
public final class Parameters {

    /// The parameter that names the cache's volume claim; set only where there is a cache.
    public static final String CACHE_CLAIM = "cacheVolumeClaimName";

    /// The names of all parameters that kube-ci may set.
    public static final Set<String> OWN = Set.of(
            "repo",
            "repo_git_url",
            "repo_https_url",
            "repoName",
            "orgName",
            "revision",
            "refType",
            "refName",
            "branch",
            "tag",
            "repoDefaultBranch",
            "pullRequestID",
            "pullRequestBaseBranch",
            CACHE_CLAIM);

    private static final String DEFAULT_BRANCH = "main";

    private Parameters() {}

    /// All values for a run, in the order in which they are appended. What kube-ci itself knows comes before the
    /// configuration's extra parameters, and these before what a person asked for: nobody can pretend to be another
    /// commit, or to be in another environment than the operator says.
    static Map<String, String> of(Decoration decoration) {
        var values = own(decoration);
        new TreeMap<>(decoration.extraParameters()).forEach(values::putIfAbsent);
        new TreeMap<>(decoration.parameters()).forEach(values::putIfAbsent);
        return values;
    }

    /// An author's list with the values in it: parameters of the same name are replaced where they stand, because Argo
    /// refuses two of one name, the others appended.
    static ArrayNode merged(JsonNode declared, Map<String, String> values) {
        var result = JsonNodeFactory.instance.arrayNode();
        var placed = new HashSet<String>();
        for (var parameter : declared) {
            var name = parameter.path("name").asText("");
            var value = values.get(name);
            if (value == null) {
                result.add(parameter);
            } else if (placed.add(name)) {
                result.addObject().put("name", name).put("value", value);
            }
        }
        values.forEach((name, value) -> {
            if (!placed.contains(name)) {
                result.addObject().put("name", name).put("value", value);
            }
        });
        return result;
    }

    private static Map<String, String> own(Decoration decoration) {
        var revision = decoration.revision();
        var repository = revision.repository();
        var ref = revision.ref();
        var pullRequest = decoration.pullRequest();
        var values = new LinkedHashMap<String, String>();
        values.put("repo", repository.sshUrl());
        values.put("repo_git_url", repository.gitUrl());
        values.put("repo_https_url", repository.httpsUrl());
        values.put("repoName", revision.repo().name());
        values.put("orgName", revision.repo().owner());
        values.put("revision", revision.sha().hex());
        values.put("refType", ref.type());
        values.put("refName", ref.name());
        values.put("branch", ref instanceof GitRef.Branch ? ref.name() : "");
        values.put("tag", ref instanceof GitRef.Tag ? ref.name() : "");
        values.put(
                "repoDefaultBranch",
                repository.defaultBranch().isEmpty() ? DEFAULT_BRANCH : repository.defaultBranch());
        values.put(
                "pullRequestID",
                pullRequest.map(pull -> Integer.toString(pull.number())).orElse(""));
        values.put(
                "pullRequestBaseBranch",
                pullRequest.map(pull -> pull.baseBranch()).orElse(""));
        decoration.cacheVolumeClaimName().ifPresent(claim -> values.put(CACHE_CLAIM, claim));
        return values;
    }
}
