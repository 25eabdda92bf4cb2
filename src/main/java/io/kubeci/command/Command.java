package io.kubeci.command;

import io.kubeci.model.CommitSha;
import java.util.Map;
import java.util.Optional;

/// What somebody asked for by a line of a comment. [Verb] says how each is written, and what it does.
public sealed interface Command {

    /// How it is written.
    Verb verb();

    /// Runs the head of a pull request.
    ///
    /// @param entrypoint the template to start with; absent: the workflow's own
    /// @param parameters values of workflow parameters, by name
    /// @param sha the commit that was looked at; has to be there for a fork's
    record Run(Optional<String> entrypoint, Map<String, String> parameters, Optional<CommitSha> sha)
            implements Command {

        /// Copies the map.
        public Run {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public Verb verb() {
            return Verb.RUN;
        }
    }

    /// Runs again what failed on the head of a pull request.
    record Retry() implements Command {

        @Override
        public Verb verb() {
            return Verb.RETRY;
        }
    }

    /// Stops what is running for a pull request.
    ///
    /// @param entrypoint only runs that started with this template; absent: all
    record Cancel(Optional<String> entrypoint) implements Command {

        @Override
        public Verb verb() {
            return Verb.CANCEL;
        }
    }

    /// Deploys the head of a pull request, or of the default branch.
    ///
    /// @param environment where to
    /// @param template the workflow's template that does it; absent: the one that the workflow deploys with
    record Deploy(String environment, Optional<String> template) implements Command {

        /// Where to, if nobody says. Source: kube-ci 0.12.
        public static final String USUAL_ENVIRONMENT = "staging";

        @Override
        public Verb verb() {
            return Verb.DEPLOY;
        }
    }

    /// Commits a workflow file made from a template.
    ///
    /// @param template its name
    /// @param values of the template's arguments, by name
    record Setup(String template, Map<String, String> values) implements Command {

        /// Copies the map.
        public Setup {
            values = Map.copyOf(values);
        }

        @Override
        public Verb verb() {
            return Verb.SETUP;
        }
    }

    /// Deletes cache volumes.
    ///
    /// @param branch only this branch's own; absent: all of the repository
    record ClearCache(Optional<String> branch) implements Command {

        @Override
        public Verb verb() {
            return Verb.CLEAR_CACHE;
        }
    }

    /// Tells how the runs of a pull request's head are.
    record Status() implements Command {

        @Override
        public Verb verb() {
            return Verb.STATUS;
        }
    }

    /// Tells what there is to ask for.
    record Help() implements Command {

        @Override
        public Verb verb() {
            return Verb.HELP;
        }
    }
}
