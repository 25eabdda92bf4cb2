package io.kubeci.report;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `docs/messages.md`, made from the code.
final class MessagesPage {

    /// The sections, in their order.
    static final List<Supplier<Messages>> GROUPS = List.of(
            DeclineMessages::group,
            NoRunMessages::group,
            FaultMessageGroup::group,
            CheckMessages::group,
            EndMessages::group,
            StandMessages::group,
            ScriptMessages::group,
            ScriptLimitMessages::group,
            OfferMessages::group,
            ButtonMessages::group,
            DeploymentMessages::group,
            CommandMessages::group,
            SetupMessages::group,
            OrderMessages::group,
            ApiMessages::group,
            ChatMessages::group,
            CacheMessageGroup::group,
            IntakeMessages::group);

    private MessagesPage() {}

    static String text() {
        var page = new StringBuilder("""
                # Messages

                What kube-ci says to people, and what to do then. This page is made from the code; names and \
                numbers are examples.
                """);
        GROUPS.forEach(group -> section(page, group.get()));
        return page.toString();
    }

    private static void section(StringBuilder page, Messages group) {
        page.append("\n## %s\n\n%s\n".formatted(group.title(), group.introduction()));
        for (var message : group.all()) {
            var quoted = message.text()
                    .strip()
                    .lines()
                    .map(line -> line.isEmpty() ? ">" : "> " + line)
                    .collect(Collectors.joining("\n"));
            page.append("\n**%s**\n\n%s\n".formatted(message.when(), quoted));
        }
    }
}
