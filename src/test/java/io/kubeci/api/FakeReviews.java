package io.kubeci.api;

import io.kubeci.config.Secret;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A cluster that knows some people.
final class FakeReviews implements Reviews {

    private final Map<String, String> users = new HashMap<>();
    private final Set<String> rights = new HashSet<>();
    private boolean away;
    private boolean roleMissing;
    private int questions;

    void knows(String token, String user, Verb... verbs) {
        users.put(token, user);
        for (var verb : verbs) {
            rights.add(user + " " + verb);
        }
    }

    void forgetsEverybody() {
        users.clear();
        rights.clear();
    }

    void isAway() {
        away = true;
    }

    void mayNotBeAsked() {
        roleMissing = true;
    }

    int questions() {
        return questions;
    }

    @Override
    public Login identify(Secret token) {
        questions++;
        if (away) {
            throw new Unavailable("the API server is away", Duration.ZERO);
        }
        if (roleMissing) {
            return new Login.NotAsked();
        }
        var user = users.get(token.reveal());
        return user == null
                ? new Login.Unknown()
                : new Login.Known(new Identity(user, "", List.of("system:authenticated"), Map.of()));
    }

    @Override
    public boolean permits(Identity who, Verb verb, String run) {
        return rights.contains(who.name() + " " + verb);
    }
}
