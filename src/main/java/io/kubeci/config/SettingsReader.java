package io.kubeci.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kubeci.model.Problem;
import io.kubeci.policy.Commander;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// Reads the configuration file, and finds all that is wrong with it at once.
public final class SettingsReader {

    private static final String NOTHING = "^$";
    private static final List<String> SCOPES = List.of("project", "branch", "none");

    /// What Kubernetes 1.35 knows; "" means `Equal`. Source: its API reference, "Toleration".
    private static final List<String> OPERATORS = List.of("Exists", "Equal", "Lt", "Gt");

    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    /// Source: Kubernetes' documentation, "Object Names and IDs" (RFC 1123 label names), as namespaces are named.
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /// Source: Kubernetes' documentation, "Labels and Selectors".
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    /// Who may command unless the file says otherwise: those whom kube-ci 0.12 allowed, and who may push anyway.
    private static final List<String> ALLOWED = List.of("members", "write");

    /// Where the manifests mount the ConfigMap with templates.
    private static final String TEMPLATES = "/etc/kube-ci/templates";
    /// Source: Slack's documentation, "User type": an identifier begins with U, or W in an Enterprise organisation.
    private static final Pattern SLACK_USER = Pattern.compile("[UW][A-Z0-9]{2,30}");

    /// Source: GitHub's sign-up page; an Enterprise's managed users have an underscore and its short code at the end.
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})");

    private static final Pattern CLIMBS = Pattern.compile("(?:^|.*/)\\.\\.(?:/.*|$)");

    private SettingsReader() {}

    /// What a text turned out to be.
    public sealed interface Result {

        /// A configuration.
        record Read(Settings settings) implements Result {}

        /// A text that its author has to mend first.
        ///
        /// @param problems all that is wrong, in the order of the file
        record Faulty(List<Problem> problems) implements Result {}
    }

    /// Reads a file's text; an empty one means all defaults.
    ///
    /// @param file how problems name it
    public static Result read(String file, String yaml) {
        var faults = new YamlFaults(file);
        var fields = new YamlFields("", Optional.empty(), faults.root(yaml), faults);
        var settings = settings(fields);
        fields.refuseOthers();
        return faults.problems().isEmpty() ? new Result.Read(settings) : new Result.Faulty(faults.problems());
    }

    private static Settings settings(YamlFields fields) {
        return new Settings(
                contextPath(fields),
                fileName(fields, "ciYAMLFile", "ci.yaml"),
                fileName(fields, "ciStarlarkFile", "ci.star"),
                formed(fields, "namespace", "argo", NAMESPACE),
                formed(fields, "managedBy", "kube-ci", LABEL),
                fields.mappings("tolerations").stream()
                        .map(SettingsReader::toleration)
                        .toList(),
                fields.texts("nodeSelector"),
                templates(fields.mapping("templates")),
                cacheDefaults(fields.mapping("cacheDefaults")),
                CachesReader.read(fields.mapping("caches")),
                fields.flag("buildDraftPRs", false),
                fields.flag("cancelOnClose", false),
                fields.pattern("buildBranches", "master"),
                fields.pattern("manualTemplates", NOTHING),
                fields.pattern("essentialTemplates", NOTHING),
                fields.pattern("deployTemplates", NOTHING),
                fields.pattern("productionEnvironments", "^production$"),
                fields.text("environmentParameter", "environment"),
                fields.pattern("nonInteractiveBranches", NOTHING),
                fields.texts("extraParameters"),
                StarlarkSettings.read(fields.mapping("starlark")),
                defaultInstallation(fields.mapping("api")),
                commands(fields.mapping("commands")),
                slackUsers(fields.mapping("slack")));
    }

    private static String contextPath(YamlFields fields) {
        var path = fields.text("ciContextPath", ".kube-ci").replaceAll("^(?:\\./+|/+)+|/+$", "");
        if (path.isEmpty() || CLIMBS.matcher(path).matches()) {
            fields.fault("ciContextPath", "must be a directory within the repository, not '%s'".formatted(path));
        }
        return path;
    }

    private static String fileName(YamlFields fields, String key, String byDefault) {
        var name = fields.text(key, byDefault);
        if (CLIMBS.matcher(name).matches() || name.startsWith("/") || name.endsWith("/")) {
            fields.fault(key, "must be a file within ciContextPath, not '%s'".formatted(name));
        }
        return name;
    }

    private static String formed(YamlFields fields, String key, String byDefault, Pattern form) {
        var text = fields.text(key, byDefault);
        if (!form.matcher(text).matches()) {
            fields.fault(key, "is not of the form that Kubernetes wants (%s): '%s'".formatted(form, text));
        }
        return text;
    }

    private static Map<String, Settings.Template> templates(YamlFields fields) {
        var templates = new LinkedHashMap<String, Settings.Template>();
        for (var name : new ArrayList<>(fields.keys())) {
            var template = fields.mapping(name);
            templates.put(
                    name,
                    new Settings.Template(
                            template.text("description", ""), template.text("ci", ""), template.text("deploy", "")));
            template.refuseOthers();
        }
        return templates;
    }

    private static Settings.CacheDefaults cacheDefaults(YamlFields fields) {
        var defaults = new Settings.CacheDefaults(
                fields.oneOf("scope", SCOPES), fields.optionalText("size"), fields.optionalText("storageClassName"));
        defaults.size()
                .filter(size -> !Quantity.isPositive(size))
                .ifPresent(size -> fields.fault("size", "is no size such as 20Gi: '%s'".formatted(size)));
        fields.refuseOthers();
        return defaults;
    }

    private static Settings.Commands commands(YamlFields fields) {
        var rules = new ArrayList<Commander>();
        for (var word : fields.words("allow", ALLOWED)) {
            Commander.of(word)
                    .ifPresentOrElse(
                            rules::add,
                            () -> fields.fault(
                                    "allow", "must have members, write or team:SLUG in it, not '%s'".formatted(word)));
        }
        var commands = new Settings.Commands(rules, fields.text("templates", TEMPLATES));
        fields.refuseOthers();
        return commands;
    }

    private static OptionalLong defaultInstallation(YamlFields fields) {
        var installation = fields.positive("defaultInstallID");
        fields.refuseOthers();
        return installation;
    }

    private static Map<String, String> slackUsers(YamlFields fields) {
        var logins = fields.texts("users");
        var users = fields.mapping("users");
        logins.forEach((user, login) -> {
            if (!SLACK_USER.matcher(user).matches()) {
                users.fault(user, "must be a member ID of Slack, such as U024BE7LH");
            } else if (!LOGIN.matcher(login).matches()) {
                users.fault(user, "must be the login of a GitHub user, not '%s'".formatted(login));
            }
        });
        fields.refuseOthers();
        return logins;
    }

    private static JsonNode toleration(YamlFields fields) {
        var toleration = JsonNodeFactory.instance.objectNode();
        fields.optionalText("key").ifPresent(key -> toleration.put("key", key));
        fields.oneOf("operator", OPERATORS).ifPresent(operator -> toleration.put("operator", operator));
        fields.optionalText("value").ifPresent(value -> toleration.put("value", value));
        fields.oneOf("effect", EFFECTS).ifPresent(effect -> toleration.put("effect", effect));
        fields.optionalText("tolerationSeconds").ifPresent(text -> {
            if (text.matches("-?[0-9]{1,18}")) {
                toleration.put("tolerationSeconds", Long.parseLong(text));
            } else {
                fields.fault("tolerationSeconds", "must be a whole number, not '%s'".formatted(text));
            }
        });
        BiPredicate<String, String> is =
                (key, value) -> toleration.path(key).asText("").equals(value);
        if (is.test("operator", "Exists") && toleration.has("value")) {
            fields.fault("value", "must not be there if the operator is Exists");
        }
        if (!toleration.has("key") && !is.test("operator", "Exists")) {
            fields.fault("key", "is missing; only a toleration whose operator is Exists may do without");
        }
        if (toleration.has("tolerationSeconds") && !is.test("effect", "NoExecute")) {
            fields.fault("tolerationSeconds", "is allowed only if the effect is NoExecute");
        }
        fields.refuseOthers();
        return toleration;
    }
}
