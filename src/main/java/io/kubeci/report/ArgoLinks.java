package io.kubeci.report;

import io.kubeci.status.StepReport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Links into Argo's user interface (reference: Argo Workflows, `ui/src/workflows/components/workflow-details.tsx`).
///
/// With the `uid` they hold for archived Workflows, too.
final class ArgoLinks {

    private final String page;
    private final String uid;

    private ArgoLinks(String page, String uid) {
        this.page = page;
        this.uid = uid;
    }

    /// @param uid the Workflow's, "" where it is not known yet
    static ArgoLinks of(RunView view, String uid) {
        if (view.argoUi().isBlank() || view.name().isBlank()) {
            return new ArgoLinks("", "");
        }
        var base = view.argoUi().endsWith("/") ? view.argoUi() : view.argoUi() + "/";
        return new ArgoLinks(
                base + "workflows/" + encoded(view.namespace()) + "/" + encoded(view.name()), encoded(uid));
    }

    /// The Workflow's page; empty if no UI is configured.
    Optional<String> workflow() {
        return Optional.of(page).filter(url -> !url.isEmpty()).map(url -> uid.isEmpty() ? url : url + "?uid=" + uid);
    }

    /// A step's place on that page, with its log if it has one; "" if no UI is configured.
    String step(StepReport step) {
        if (page.isEmpty()) {
            return "";
        }
        var id = encoded(step.id());
        var log = step.container().isEmpty() ? "" : "&sidePanel=logs:" + id + ":" + encoded(step.container());
        return page + "?tab=workflow&nodeId=" + id + log + (uid.isEmpty() ? "" : "&uid=" + uid);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
