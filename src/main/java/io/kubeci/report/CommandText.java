package io.kubeci.report;

import io.kubeci.command.Command;
import io.kubeci.command.CommandLines;
import io.kubeci.model.CommitSha;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A command as people can copy it, quoted as a shell wants it.
final class CommandText {

    private CommandText() {}

    /// The same with this commit.
    static String of(Command.Run run, CommitSha sha) {
        var words = new ArrayList<String>();
        words.add(CommandLines.WORD);
        words.add(run.verb().word());
        run.entrypoint().ifPresent(words::add);
        new TreeMap<>(run.parameters()).forEach((name, value) -> {
            words.add("-p");
            words.add(name + "=" + value);
        });
        words.add("--sha");
        words.add(sha.hex());
        return words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    /// Single quotes take everything but themselves. Back-ticks cannot end the block that this stands in: a line of
    /// them alone would, and no line of ours is.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
