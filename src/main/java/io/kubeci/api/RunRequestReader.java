package io.kubeci.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.report.ApiReplies;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the body of `POST /api/v1/run`, and finds all that is wrong with it at once.
final class RunRequestReader {

    /// The largest body, in bytes. Ours: CI files of 1 MB each are the largest that are read from a repository.
    static final int MAX_BYTES = 2 * 1024 * 1024;

    /// Source: the sign-up pages of GitHub; an Enterprise's managed users have an underscore.
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /// Source: git-check-ref-format(1), without its subtleties.
    private static final Pattern REF =
            Pattern.compile("(?!/|.*(?:\\.\\.|//|@\\{|/$|\\.$))[^\\p{Cntrl} ~^:?*\\[\\\\]{1,255}");

    /// As Argo's names of templates, which it checks itself.
    private static final Pattern ENTRYPOINT = Pattern.compile("[^\\p{Cntrl}]{0,128}");

    private static final Pattern FILE = Pattern.compile("(?!(?:.*/)?\\.\\.?(?:/|$))[^\\p{Cntrl}\\\\]{1,255}");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_BYTES)
                            .maxNestingDepth(10)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RunRequestReader() {}

    /// What a body turned out to be.
    sealed interface Reading {

        /// A request.
        record Read(RunRequest request) implements Reading {}

        /// No JSON object at all.
        ///
        /// @param why in one sentence
        record Broken(String why) implements Reading {}

        /// An object of which single fields are wrong.
        record Faulty(List<FieldFault> faults) implements Reading {

            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    static Reading read(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return new Reading.Broken(ApiReplies.noJson(
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                    firstLine(e.getOriginalMessage())));
        } catch (IOException e) {
            return new Reading.Broken(ApiReplies.incomplete());
        }
        if (tree == null || !tree.isObject()) {
            return new Reading.Broken(ApiReplies.noObject());
        }
        var fields = new RequestFields(tree);
        var request = request(fields);
        fields.refuseOthers();
        return fields.faults().isEmpty() ? new Reading.Read(request) : new Reading.Faulty(fields.faults());
    }

    private static RunRequest request(RequestFields fields) {
        var org = fields.required("org", OWNER, "the login of the repository's owner");
        var repo = fields.required("repo", REPOSITORY, "the repository's name without its owner");
        var ref = fields.required("ref", REF, "the name of a branch or tag");
        var hash = fields.required("hash", Pattern.compile("[0-9a-fA-F]{40}"), "a commit's full name, 40 hex digits")
                .toLowerCase(Locale.ROOT);
        if (CommitSha.isFull(hash) && new CommitSha(hash).isNone()) {
            fields.fault("hash", "must be a commit, and forty zeros are none");
        }
        var type = fields.oneOf("ref_type", List.of("branch", "tag"));
        var full = GitRef.ofFullName(ref);
        if (full.isPresent()
                && type.filter(given -> !given.equals(full.get().type())).isPresent()) {
            fields.fault(
                    "ref_type",
                    "contradicts ref, which is the full name of a " + full.get().type());
        }
        var entrypoint = fields.optional("entrypoint", ENTRYPOINT, "the name of a template");
        var files = files(fields);
        boolean run = fields.flag("run");
        if (run && files.isPresent()) {
            fields.fault(
                    "ci_context",
                    "cannot be really run: a run takes the files of the commit. Leave ci_context out, or run");
        }
        return new RunRequest(
                org,
                repo,
                full.map(GitRef::name).orElse(ref),
                hash,
                full.map(GitRef::type).or(() -> type).orElse("branch"),
                entrypoint,
                files,
                run);
    }

    private static Optional<Map<String, String>> files(RequestFields fields) {
        return fields.texts("ci_context").map(given -> {
            var files = new LinkedHashMap<String, String>();
            given.forEach((name, text) -> {
                var relative = name.replaceFirst("^/+", "");
                if (!FILE.matcher(relative).matches()) {
                    fields.fault("ci_context", "has a file that cannot be in the CI directory: '%s'".formatted(name));
                } else if (files.put(relative, text) != null) {
                    fields.fault("ci_context", "has the file '%s' twice".formatted(relative));
                }
            });
            return files;
        });
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
