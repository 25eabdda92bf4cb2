package io.kubeci.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The settings at start: those of kube-ci 0.12, which are flags and environment variables, and newer ones, which are
/// environment variables only. A flag wins over the environment.
public enum StartOption {
    CONFIG("config", "", "configuration file"),
    KEYFILE("keyfile", "github-key", "file with the GitHub App's private key (PEM)"),
    SECRETFILE("secretfile", "webhook-secret", "file with the webhook secret; several, one a line, to rotate them"),
    APP_ID("github.appid", "", "number of the GitHub App"),
    IDSFILE("idsfile", "", "file with the installations to accept events from, one a line; blank: all"),
    ORGS("orgs", "", "regular expression that a repository's owner has to match as a whole; blank: all"),
    ARGO_UI("argo.ui.base", "http://argo", "address of the Argo UI, for links"),
    KUBECONFIG("kubeconfig", "", "kubeconfig file, out of the cluster"),
    MASTER("master", "", "address of the Kubernetes API server, over the kubeconfig's"),
    GRACE_SHUTDOWN("grace.shutdown", "2s", "time between /status turning 503 and closing at shutdown"),
    GRACE_REQUESTS("grace.requests", "1s", "time that requests in flight get at shutdown"),
    SLACK_TOKENFILE("slack.tokenfile", "", "file with the Slack token"),
    SLACK_SECRETFILE("slack.secretfile", "", "file with the Slack signing secret"),
    API_TOKENFILE(
            Variable.KUBE_CI, "API_TOKENFILE", "", "file with the tokens that kube-ci's own API takes, one a line"),
    GITHUB_API_URL(
            Variable.KUBE_CI, "GITHUB_API_URL", "https://api.github.com", "GitHub's API, or https://HOST/api/v3"),
    LEADER_ELECTION(Variable.KUBE_CI, "LEADER_ELECTION", "true", "false only where there is ever one replica"),
    NAMESPACE(Variable.PLAIN, "POD_NAMESPACE", "kube-ci", "namespace of the Deliveries and the Lease"),
    SWEEP_INTERVAL(Variable.KUBE_CI, "SWEEP_INTERVAL", "5m", "how often what did not reach us is looked for"),
    RUN_TIMEOUT(Variable.KUBE_CI, "RUN_TIMEOUT", "24h", "a check run that is open for longer ends as timed_out"),
    DELIVERY_RETENTION(Variable.KUBE_CI, "DELIVERY_RETENTION", "1h", "how long Deliveries that are done are kept"),
    RUN_RETENTION(Variable.KUBE_CI, "RUN_RETENTION", "168h", "how long finished Runs are kept"),
    RUNS_PER_BRANCH(Variable.KUBE_CI, "RUNS_PER_BRANCH", "50", "how many finished Runs a branch keeps at the most"),
    RUNS_TOTAL(Variable.KUBE_CI, "RUNS_TOTAL", "50000", "how many finished Runs there are at the most");

    private final Optional<String> flag;
    private final String variable;
    private final String byDefault;
    private final String meaning;

    StartOption(String flag, String byDefault, String meaning) {
        this.flag = Optional.of(flag);
        this.variable = Variable.KUBE_CI.prefix + flag.toUpperCase(Locale.ROOT).replace('.', '_');
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    StartOption(Variable kind, String name, String byDefault, String meaning) {
        this.flag = Optional.empty();
        this.variable = kind.prefix + name;
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    private enum Variable {
        KUBE_CI("KUBE_CI_"),
        PLAIN("");

        private final String prefix;

        Variable(String prefix) {
            this.prefix = prefix;
        }
    }

    /// The flag without dashes; empty where there is only an environment variable.
    public Optional<String> flag() {
        return flag;
    }

    /// The environment variable.
    public String variable() {
        return variable;
    }

    /// What holds where nothing is given; "" where there is none.
    public String byDefault() {
        return byDefault;
    }

    /// What it is for, a few words.
    public String meaning() {
        return meaning;
    }

    /// How messages name it: `-keyfile (KUBE_CI_KEYFILE)`.
    public String label() {
        return flag.map(name -> "-%s (%s)".formatted(name, variable)).orElse(variable);
    }

    static Optional<StartOption> ofFlag(String name) {
        return Arrays.stream(values())
                .filter(option -> option.flag.filter(name::equals).isPresent())
                .findFirst();
    }

    static List<String> flags() {
        return Arrays.stream(values()).flatMap(option -> option.flag.stream()).toList();
    }
}
