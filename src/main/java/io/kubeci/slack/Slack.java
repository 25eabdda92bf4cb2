package io.kubeci.slack;

import io.kubeci.flow.ChatCommands;
import io.kubeci.report.ChatReplies;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What stands behind the endpoint.
///
/// @param commands carries out what people ask for
/// @param users GitHub logins by Slack's identifiers, asked anew each time
public record Slack(ChatCommands commands, Supplier<Map<String, String>> users) {

    /// Does what a command asks for, and says what was done, or why not.
    SlackMessage answer(SlackRequest request) {
        var login = users.get().get(request.userId());
        if (login == null) {
            return new SlackMessage(SlackMessage.escaped(ChatReplies.unknownPerson(request.userId())));
        }
        var asker = new ChatCommands.Person(login, request.userId() + "/" + request.key());
        return switch (SlackCommand.read(request.command(), request.text())) {
            case SlackCommand.Build(var name, var ref) ->
                shown(commands.build(new ChatCommands.Place(name.owner(), name.repository(), ref), asker));
            case SlackCommand.Deploy(var name, var environment, var ref) ->
                shown(commands.deploy(
                        new ChatCommands.Place(name.owner(), name.repository(), ref), environment, asker));
            case SlackCommand.Setup(var name, var template, var values) ->
                shown(commands.setup(
                        new ChatCommands.Place(name.owner(), name.repository(), Optional.empty()),
                        template,
                        values,
                        asker));
            case SlackCommand.Unclear(var usage) -> new SlackMessage(ChatReplies.unclear(usage));
        };
    }

    private static SlackMessage shown(ChatCommands.Answer answer) {
        var text = SlackMessage.escaped(answer.text());
        return new SlackMessage(
                answer.link().isEmpty() ? text : text + "\n" + SlackMessage.link(answer.link(), answer.link()));
    }
}
