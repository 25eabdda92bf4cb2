package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.fake.cluster.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One Workflow from its first reconcile to its end.
final class PlayedWorkflow {

    private static final String ARGO = "workflows.argoproj.io/";

    /// How long changes are gathered before they are written; the real controller takes up to ten seconds.
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final Play play;
    private final String started = NodeMap.now();
    private final Semaphore changes = new Semaphore(0);
    private volatile boolean over;

    private PlayedWorkflow(ObjectNode workflow, Templates templates, Map<String, ObjectNode> kept, Play.World world) {
        play = new Play(workflow, templates, kept, world, changes::release);
        play.told(workflow);
    }

    /// Takes a Workflow up; one that is wrong from the start ends at once.
    static Optional<PlayedWorkflow> take(ObjectNode workflow, Map<String, ObjectNode> kept, Play.World world) {
        var templates = Templates.of(workflow, world.objects());
        if (templates.isEmpty()) {
            var name = workflow.path("spec")
                    .path("workflowTemplateRef")
                    .path("name")
                    .asText();
            refuse(workflow, world, "Error", "workflowtemplates.argoproj.io \"%s\" not found".formatted(name));
            return Optional.empty();
        }
        var fault = SpecCheck.firstFault(templates.get());
        if (fault.isPresent()) {
            refuse(workflow, world, "Failed", fault.get());
            return Optional.empty();
        }
        return Optional.of(new PlayedWorkflow(workflow, templates.get(), kept, world));
    }

    private static void refuse(ObjectNode workflow, Play.World world, String phase, String message) {
        var metadata = workflow.path("metadata");
        world.objects()
                .edit(
                        Kind.WORKFLOW,
                        metadata.path("namespace").asText(),
                        metadata.path("name").asText(),
                        object -> {
                            var status = object.putObject("status")
                                    .put("phase", phase)
                                    .put("message", message);
                            status.put("startedAt", NodeMap.now())
                                    .put("finishedAt", NodeMap.now())
                                    .put("progress", "0/0");
                            status.putArray("conditions")
                                    .addObject()
                                    .put("type", "Completed")
                                    .put("status", "True");
                            label(object, phase, true);
                        });
    }

    Play play() {
        return play;
    }

    void run() {
        Thread.ofVirtual().name("status-" + play.name).start(this::writeAsItGoes);
        Outcome root;
        try {
            root = template(play.templates.spec().path("entrypoint").asText(), play.name, play.name, false);
        } catch (IllegalArgumentException | CompletionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            root = Outcome.of(
                    play.name,
                    "Failed",
                    "failed to resolve references: Failed to evaluate 'when' expresion: " + cause.getMessage());
        }
        var end = exit(root);
        over = true;
        changes.release();
        if (!play.isGone()) {
            write(end.phase(), end.message());
            new PodCollection(play).afterWorkflow(end.phase());
        }
    }

    private Outcome template(String templateName, String nodeName, String display, boolean exiting) {
        JsonNode template = play.templates.named(templateName).orElseThrow();
        var inputs = Templates.inputs(template, play.templates.spec().path("arguments"));
        return new TemplateRunner(play)
                .run(new Call(template, templateName, nodeName, display, "", inputs, exiting, false, exiting));
    }

    private Outcome exit(Outcome root) {
        var handler = play.templates
                .spec()
                .path("onExit")
                .asText(play.templates
                        .spec()
                        .path("hooks")
                        .path("exit")
                        .path("template")
                        .asText(""));
        play.globals().put("workflow.status", play.shutdown().isEmpty() ? root.phase() : "Failed");
        play.globals().put("workflow.failures", root.bad() ? "[{\"displayName\":\"%s\"}]".formatted(root.id()) : "[]");
        var result = root;
        if (!handler.isEmpty() && !play.isGone() && !play.shutdown().equals("Terminate")) {
            var name = play.name + ".onExit";
            var outcome = template(handler, name, name, true);
            result = outcome.bad() && !root.bad() ? outcome : root;
        }
        return play.shutdown().isEmpty()
                ? result
                : Outcome.of(play.name, "Failed", "Stopped with strategy '%s'".formatted(play.shutdown()));
    }

    private void writeAsItGoes() {
        write("Running", "");
        while (!over && !play.isGone()) {
            try {
                if (changes.tryAcquire(1, TimeUnit.SECONDS)) {
                    play.pause(GATHERING);
                    changes.drainPermits();
                    synchronized (this) {
                        if (!over) {
                            write("Running", "");
                        }
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private synchronized void write(String phase, String message) {
        boolean completed = over;
        if (completed && phase.equals("Running")) {
            return;
        }
        play.objects.edit(Kind.WORKFLOW, play.namespace, play.name, workflow -> {
            if (!workflow.path("metadata").path("uid").asText().equals(play.uid)) {
                return;
            }
            play.adopt(workflow);
            workflow.set("status", status(phase, message, completed));
            label(workflow, phase, completed);
            workflow.withObjectProperty("metadata")
                    .withObjectProperty("annotations")
                    .put(ARGO + "pod-name-format", "v2")
                    .put(SimulatedArgo.ANNOTATION, SimulatedArgo.CONFESSION);
        });
    }

    private ObjectNode status(String phase, String message, boolean completed) {
        var status = JsonNodeFactory.instance.objectNode();
        var nodes = play.nodes.copy();
        status.put("phase", phase).put("startedAt", started);
        if (!message.isEmpty()) {
            status.put("message", message);
        }
        status.put("progress", NodeMap.count(nodes.values()));
        boolean running = nodes.values().stream()
                .anyMatch(node -> node.path("type").asText().equals("Pod")
                        && node.path("phase").asText().equals("Running"));
        var conditions = status.putArray("conditions");
        conditions.addObject().put("type", "PodRunning").put("status", running ? "True" : "False");
        if (completed) {
            status.put("finishedAt", NodeMap.now());
            conditions.addObject().put("type", "Completed").put("status", "True");
        }
        if (play.templates.spec().has("workflowTemplateRef")) {
            status.set("storedWorkflowTemplateSpec", play.templates.spec());
        }
        var map = status.putObject("nodes");
        nodes.forEach(map::set);
        return status;
    }

    private static void label(ObjectNode workflow, String phase, boolean completed) {
        workflow.withObjectProperty("metadata")
                .withObjectProperty("labels")
                .put(ARGO + "phase", phase)
                .put(ARGO + "completed", Boolean.toString(completed));
    }
}
