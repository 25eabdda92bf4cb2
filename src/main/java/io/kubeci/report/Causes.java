package io.kubeci.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.kubeci.report.Cause.Blame;
import io.kubeci.status.StepReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells causes from the words of Argo, Kubernetes and the kubelet (reference: Argo Workflows,
/// `workflow/controller/operator.go`, `inferFailedReason`).
final class Causes {

    /// `main: Error (exit code 3): what the program left in its termination message`
    private static final Pattern ENDED =
            Pattern.compile("(?s)^([^\\s:]+): ([A-Za-z]+) \\(exit code (\\d{1,3})\\)(?::\\s*(.*))?$");

    private static final String OUTPUTS = "/var/run/argo/outputs/";
    private static final Pattern MISSING_OUTPUT =
            Pattern.compile(OUTPUTS + "(?:parameters|artifacts)(/\\S+?)(?:\\.tgz)?: no such file");
    private static final Pattern LOCK = Pattern.compile("^Waiting for (\\S+) lock\\. Lock status");
    private static final Pattern ACCOUNT = Pattern.compile("error looking up service account (\\S+): serviceaccount");
    private static final Pattern LIMIT = Pattern.compile("[0-9A-Za-z.]{1,20}");

    /// Exit codes of a container that was made to end: the pod may tell why.
    private static final Set<String> SIGNALS = Set.of("137", "143");

    /// A piece of a message, and what it means.
    ///
    /// @param quoted whether the message itself says more than our words
    private record Sign(String piece, String words, Blame blame, boolean quoted) {}

    /// What Kubernetes says of a pod; looked for in this order, so that causes go before consequences.
    private static final List<Sign> POD_SIGNS = List.of(
            new Sign("InvalidImageName", "image cannot be pulled", Blame.WORKFLOW, true),
            new Sign("ErrImageNeverPull", "image cannot be pulled", Blame.IMAGE, true),
            new Sign("ImagePull", "image cannot be pulled", Blame.IMAGE, true),
            new Sign("pulling image", "image cannot be pulled", Blame.IMAGE, true),
            new Sign("pull image", "image cannot be pulled", Blame.IMAGE, true),
            new Sign("CreateContainerConfigError", "container cannot be made", Blame.WORKFLOW, true),
            new Sign("CreateContainerError", "container cannot be made", Blame.WORKFLOW, true),
            new Sign("RunContainerError", "container cannot be started", Blame.WORKFLOW, true),
            new Sign("Evicted", "evicted", Blame.CLUSTER, true),
            new Sign("EvictionByEvictionAPI", "evicted", Blame.CLUSTER, true),
            new Sign("low on resource", "evicted", Blame.CLUSTER, true),
            new Sign("Preempt", "pushed aside by a more important pod", Blame.CLUSTER, true),
            new Sign("NodeLost", "node lost", Blame.CLUSTER, true),
            new Sign("DeletionByTaintManager", "node lost", Blame.CLUSTER, true),
            new Sign("DeletionByPodGC", "node lost", Blame.CLUSTER, true),
            new Sign("NodeShutdown", "node shut down", Blame.CLUSTER, true),
            new Sign("node shutdown", "node shut down", Blame.CLUSTER, true),
            new Sign("TerminationByKubelet", "node shut down", Blame.CLUSTER, true),
            new Sign("Unschedulable", "no machine has room for it", Blame.CLUSTER, true),
            new Sign("nodes are available", "no machine has room for it", Blame.CLUSTER, true));

    /// What Argo says of nodes and Workflows.
    private static final List<Sign> ARGO_SIGNS = List.of(
            new Sign("invalid spec: ", "invalid spec", Blame.WORKFLOW, true),
            new Sign("cannot unmarshall spec", "invalid spec", Blame.WORKFLOW, true),
            new Sign("longer than maximum allowed size", "the workflow is too large for Argo", Blame.WORKFLOW, false),
            new Sign("Failed to evaluate 'when'", "a condition cannot be evaluated", Blame.WORKFLOW, true),
            new Sign("failed to resolve", "something in it cannot be evaluated", Blame.WORKFLOW, true),
            new Sign("failed to evaluate", "something in it cannot be evaluated", Blame.WORKFLOW, true),
            new Sign("Failed to evaluate", "something in it cannot be evaluated", Blame.WORKFLOW, true),
            new Sign("failed to set global parameters", "its parameters cannot be set", Blame.WORKFLOW, true),
            new Sign("exceeded quota", "the namespace's quota is used up", Blame.SETUP, true),
            new Sign("is forbidden", "the cluster does not allow it", Blame.SETUP, true),
            new Sign("templates.argoproj.io \"", "missing workflow template", Blame.WORKFLOW, true),
            new Sign("shutdown with strategy", "stopped", Blame.PERSON, false),
            new Sign("Stopped with strategy", "stopped", Blame.PERSON, false),
            new Sign("specified deadline", "took longer than its deadline", Blame.LIMITS, false),
            new Sign("exceeded its deadline", "took longer than its deadline", Blame.LIMITS, false),
            new Sign("Max duration limit exceeded", "took longer than its deadline", Blame.LIMITS, false),
            new Sign(
                    "step exceeded workflow deadline", "took longer than the workflow's deadline", Blame.LIMITS, false),
            new Sign("pod deleted", "node lost, or its pod was deleted", Blame.CLUSTER, false),
            new Sign(
                    "too many workflows are already running",
                    "waiting for other workflows to end",
                    Blame.UNKNOWN,
                    false));

    private Causes() {}

    /// Why a step ended badly or does not begin.
    ///
    /// @param podProblem Kubernetes' words on its pod, "" if none
    /// @param memoryLimit of its container, "" if it had none
    static Cause of(StepReport step, String podProblem, String memoryLimit) {
        if (step.kind() == StepReport.Kind.SUSPEND && step.isBad()) {
            return new Cause(step.message().isBlank() ? "rejected" : "", step.message(), Blame.PERSON);
        }
        var cause = of(step.message(), podProblem, memoryLimit);
        if (cause.words().isEmpty()
                && cause.quote().isEmpty()
                && !step.exitCode().isEmpty()) {
            return ofExitCode(step.exitCode(), "");
        }
        return cause;
    }

    /// Why a Workflow ended badly or does not begin.
    static Cause of(String message) {
        return of(message, "", "");
    }

    /// What the program itself says in its termination message is not searched for signs: it may say anything.
    private static Cause of(String message, String podProblem, String memoryLimit) {
        var ended = ENDED.matcher(message);
        var hasEnded = ended.matches();
        var isOutOfMemory = (hasEnded && "OOMKilled".equals(ended.group(2))) || podProblem.startsWith("OOMKilled");
        if (isOutOfMemory) {
            var limit = LIMIT.matches(memoryLimit) ? ": limit " + memoryLimit : "";
            return new Cause("out of memory" + limit, "", Blame.LIMITS);
        }
        if (hasEnded && !SIGNALS.contains(ended.group(3))) {
            return ofEnd(ended);
        }
        var lock = LOCK.matcher(message);
        if (lock.find()) {
            return new Cause("waiting for the lock", lock.group(1), Blame.UNKNOWN);
        }
        var account = ACCOUNT.matcher(message);
        if (account.find()) {
            return new Cause("missing service account", account.group(1), Blame.WORKFLOW);
        }
        return sign(POD_SIGNS, podProblem)
                .or(() -> hasEnded ? Optional.of(ofEnd(ended)) : sign(POD_SIGNS, message))
                .or(() -> sign(ARGO_SIGNS, message))
                .orElseGet(() -> new Cause("", message, Blame.UNKNOWN));
    }

    private static Optional<Cause> sign(List<Sign> signs, String said) {
        return signs.stream()
                .filter(sign -> said.contains(sign.piece()))
                .findFirst()
                .map(sign -> cause(sign, said));
    }

    private static Cause cause(Sign sign, String said) {
        return new Cause(sign.words(), sign.quoted() ? without(sign.piece(), said) : "", sign.blame());
    }

    /// Leaves out what our own words have said: `Evicted: The node …` is `The node …`.
    private static String without(String piece, String said) {
        var prefix = piece.strip() + ": ";
        var start = piece.endsWith(": ") && said.startsWith(piece) ? piece : prefix;
        if (said.startsWith(start)) {
            return said.substring(start.length());
        }
        var colon = said.indexOf(": ");
        var isReason = colon > 0 && said.substring(0, colon).contains(piece) && said.indexOf(' ') > colon;
        return isReason ? said.substring(colon + 2) : said;
    }

    /// The words of the container that ended, by whose it is: Argo's own that fetch (`init`) and store (`wait`),
    /// or the author's.
    private static Cause ofEnd(Matcher ended) {
        var container = ended.group(1);
        var code = ended.group(3);
        var said = ended.group(4) == null ? "" : ended.group(4).strip();
        if ("init".equals(container)) {
            return new Cause("its inputs could not be fetched", said, Blame.WORKFLOW);
        }
        if ("wait".equals(container) || "supervisor".equals(container)) {
            var output = MISSING_OUTPUT.matcher(said);
            return output.find()
                    ? new Cause("missing output", output.group(1), Blame.PROGRAM)
                    : new Cause("its outputs could not be stored", said, Blame.SETUP);
        }
        return ofExitCode(code, said);
    }

    /// What exit codes mean to shells (reference: POSIX, "Shell Command Language", 2.8.2).
    private static Cause ofExitCode(String code, String said) {
        var meaning = switch (code) {
            case "126" -> " (not executable)";
            case "127" -> " (command not found)";
            case "134" -> " (aborted)";
            case "137" -> " (killed)";
            case "139" -> " (segmentation fault)";
            case "143" -> " (ended by a signal)";
            default -> "";
        };
        var digits = code.chars().allMatch(c -> c >= '0' && c <= '9') ? code : "unknown";
        return new Cause("exit code " + digits + meaning, said, Blame.PROGRAM);
    }
}
