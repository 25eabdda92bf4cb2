package io.kubeci.report;

import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;

/// A check run as a page of Markdown, for golden files.
final class Printed {

    private Printed() {}

    static String of(CheckRunUpdate update) {
        var page = new StringBuilder();
        var conclusion =
                update.state() instanceof CheckState.Completed(var how, var at) ? " " + how.wire() + " " + at : "";
        page.append("name: ").append(update.name()).append('\n');
        page.append("external id: ").append(update.externalId()).append('\n');
        page.append("details: ").append(update.detailsUrl().orElse("-")).append('\n');
        page.append("state: ")
                .append(update.state().status())
                .append(conclusion)
                .append('\n');
        page.append("started: ")
                .append(update.startedAt().map(Object::toString).orElse("-"))
                .append('\n');
        page.append("title: ").append(update.output().title()).append("\n\n");
        page.append(update.output().summary()).append("\n\n---\n\n");
        page.append(update.output().text());
        update.annotations()
                .forEach(annotation -> page.append("\n> %s:%d:%d %s %s"
                        .formatted(
                                annotation.path(),
                                annotation.startLine(),
                                annotation.startColumn(),
                                annotation.level().wire(),
                                annotation.message())));
        update.actions()
                .forEach(action -> page.append("\n> [").append(action.label()).append(']'));
        return page.toString().stripTrailing() + "\n";
    }
}
