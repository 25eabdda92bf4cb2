package io.kubeci.fake.cluster.pods;

import io.kubeci.fake.cluster.pods.ShellTree.Chain;
import io.kubeci.fake.cluster.pods.ShellTree.Conditional;
import io.kubeci.fake.cluster.pods.ShellTree.For;
import io.kubeci.fake.cluster.pods.ShellTree.Pipeline;
import io.kubeci.fake.cluster.pods.ShellTree.Redirection;
import io.kubeci.fake.cluster.pods.ShellTree.Sequence;
import io.kubeci.fake.cluster.pods.ShellTree.Simple;
import io.kubeci.fake.cluster.pods.ShellTree.While;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Plays a script. Programs that it does not know succeed in silence; nothing is ever run on the machine.
final class Shell {

    /// What a script acts on.
    interface Surroundings {

        void write(String text, boolean toError);

        void sleep(double seconds) throws InterruptedException;

        /// A `sim …` call.
        ///
        /// @throws ContainerOver if it ends the container
        void simulate(List<String> words) throws InterruptedException, ContainerOver;

        /// The files of the pod.
        Map<String, String> files();
    }

    /// The end of the script, or of the whole container.
    static final class ContainerOver extends Exception {

        private static final long serialVersionUID = 1L;

        final transient ContainerEnd end;

        ContainerOver(ContainerEnd end) {
            super(end.toString(), null, false, false);
            this.end = end;
        }
    }

    private static final int MAX_LOOPS = 10_000;

    private final Surroundings surroundings;
    private final ShellWords words;
    private final ShellCommands commands;
    private boolean strict;
    private int status;

    Shell(Surroundings surroundings, Map<String, String> variables) {
        this.surroundings = surroundings;
        this.words = new ShellWords(variables, this::capture);
        this.commands = new ShellCommands(surroundings, variables);
    }

    /// Plays it to its end.
    ///
    /// @return its exit code
    int run(ShellTree script) throws InterruptedException, ContainerOver {
        return run(script, new Streams("", surroundings::write), true);
    }

    /// Where a command reads and writes.
    record Streams(String input, Sink sink) {

        void print(String text) {
            sink.write(text, false);
        }

        void complain(String text) {
            sink.write(text, true);
        }
    }

    /// Takes what is written.
    interface Sink {
        void write(String text, boolean toError);
    }

    private int run(ShellTree tree, Streams streams, boolean checked) throws InterruptedException, ContainerOver {
        status = switch (tree) {
            case Simple simple -> simple(simple, streams, checked);
            case Sequence(var parts) -> {
                int last = 0;
                for (var part : parts) {
                    last = run(part, streams, checked);
                }
                yield last;
            }
            case Chain(var first, boolean and, var second) -> {
                int result = run(first, streams, false);
                yield and == (result == 0) ? run(second, streams, checked) : result;
            }
            case Conditional(var condition, var then, var otherwise) ->
                run(run(condition, streams, false) == 0 ? then : otherwise, streams, checked);
            case Pipeline pipeline -> pipeline(pipeline, streams);
            case For loop -> loop(loop, streams, checked);
            case While loop -> repeat(loop, streams, checked);
        };
        return status;
    }

    private int pipeline(Pipeline pipeline, Streams streams) throws InterruptedException, ContainerOver {
        var input = streams.input();
        int result = 0;
        for (int i = 0; i < pipeline.parts().size(); i++) {
            boolean last = i == pipeline.parts().size() - 1;
            var collected = new StringBuilder();
            Sink sink = (text, toError) -> {
                if (last || toError) {
                    streams.sink().write(text, toError);
                } else {
                    collected.append(text);
                }
            };
            result = run(pipeline.parts().get(i), new Streams(input, sink), false);
            input = collected.toString();
        }
        return pipeline.negated() ? (result == 0 ? 1 : 0) : result;
    }

    private int loop(For loop, Streams streams, boolean checked) throws InterruptedException, ContainerOver {
        int result = 0;
        for (var item : words.expand(loop.items(), status)) {
            words.set(loop.name(), item);
            result = run(loop.body(), streams, checked);
        }
        return result;
    }

    private int repeat(While loop, Streams streams, boolean checked) throws InterruptedException, ContainerOver {
        int result = 0;
        for (int i = 0; i < MAX_LOOPS && run(loop.condition(), streams, false) == 0; i++) {
            result = run(loop.body(), streams, checked);
        }
        return result;
    }

    private int simple(Simple command, Streams streams, boolean checked) throws InterruptedException, ContainerOver {
        var given = new ArrayList<>(words.expand(command.words(), status));
        while (!given.isEmpty() && words.assign(given.getFirst())) {
            given.removeFirst();
        }
        var redirected = redirect(command.redirections(), streams);
        int result = 0;
        if (!given.isEmpty() && given.getFirst().equals("set")) {
            strict = strict || given.stream().anyMatch(word -> word.matches("-[a-z]*e[a-z]*"));
        } else if (!given.isEmpty()) {
            result = commands.run(given, redirected, status);
        }
        if (result != 0 && strict && checked) {
            throw new ContainerOver(ContainerEnd.exited(result));
        }
        return result;
    }

    private Streams redirect(List<Redirection> redirections, Streams streams)
            throws InterruptedException, ContainerOver {
        var result = streams;
        for (var redirection : redirections) {
            var before = result;
            if (redirection.target().isEmpty()) {
                boolean toError = !redirection.error();
                result = new Streams(
                        before.input(),
                        (text, error) -> before.sink().write(text, error == redirection.error() ? toError : error));
                continue;
            }
            var file = words.expand(List.of(redirection.target().get()), status).getFirst();
            if (redirection.input()) {
                result = new Streams(surroundings.files().getOrDefault(file, ""), before.sink());
                continue;
            }
            if (!redirection.append()) {
                surroundings.files().put(file, "");
            }
            result = new Streams(before.input(), (text, error) -> {
                if (error == redirection.error()) {
                    surroundings.files().merge(file, text, String::concat);
                } else {
                    before.sink().write(text, error);
                }
            });
        }
        return result;
    }

    private String capture(String script) throws InterruptedException, ContainerOver {
        var output = new StringBuilder();
        Sink sink = (text, toError) -> {
            if (toError) {
                surroundings.write(text, true);
            } else {
                output.append(text);
            }
        };
        run(ShellParser.parse(script), new Streams("", sink), false);
        return output.toString().stripTrailing();
    }
}
