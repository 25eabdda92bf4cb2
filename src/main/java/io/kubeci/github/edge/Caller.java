package io.kubeci.github.edge;

/// As whom a call is made: whose rights it has, and whose rate limit it uses up.
sealed interface Caller {

    /// As the App itself, by a JWT.
    record App() implements Caller {}

    /// As the App in one organisation's or user's account, by a token.
    record Installation(long id) implements Caller {}
}
