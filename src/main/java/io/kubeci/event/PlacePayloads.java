package io.kubeci.event;

import io.kubeci.model.RepoRef;
import java.util.Set;

/// Webhooks on what happens to repositories, and to our App's installations.
final class PlacePayloads {

    private static final Set<String> REPOSITORY_ACTIONS =
            Set.of("archived", "unarchived", "deleted", "renamed", "transferred");

    private static final Set<String> INSTALLATION_ACTIONS = Set.of("suspend", "unsuspend", "deleted");

    private PlacePayloads() {}

    static Translation repository(Payload payload) {
        var action = payload.requiredText("action");
        if (!REPOSITORY_ACTIONS.contains(action)) {
            return new Translation.Ignored("repository %s is not acted on".formatted(action));
        }
        var repository = payload.repository();
        return Translation.understood(
                payload,
                new CiEvent.RepositoryChanged(
                        repository, payload.sender(), action, before(payload.part("changes"), repository.ref())));
    }

    /// The account is told by the installation: there is no repository.
    static Translation installation(Payload payload) {
        var action = payload.requiredText("action");
        if (!INSTALLATION_ACTIONS.contains(action)) {
            return new Translation.Ignored("installation %s is not acted on".formatted(action));
        }
        var account = payload.part("installation").part("account").requiredText("login");
        return Translation.understood(
                payload, new CiEvent.InstallationChanged(payload.installation(), account, action, payload.sender()));
    }

    private static String before(Payload changes, RepoRef now) {
        var from = changes.part("owner").part("from");
        var organisation = from.part("organization").text("login");
        var owner = organisation.isEmpty() ? from.part("user").text("login") : organisation;
        var name = changes.part("repository").part("name").text("from");
        return (owner.isEmpty() ? now.owner() : owner) + "/" + (name.isEmpty() ? now.name() : name);
    }
}
