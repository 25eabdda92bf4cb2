package io.kubeci.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files that start options name. They end in a newline, as editors leave them; blank lines and carriage returns
/// do not count.
final class StartFiles {

    private static final Secret NONE = new Secret("");

    private final StartValues values;
    private final List<String> faults;

    StartFiles(StartValues values, List<String> faults) {
        this.values = values;
        this.faults = faults;
    }

    /// The App's private key, whose form is checked.
    Secret privateKey(StartOption option) {
        var text = required(option);
        text.flatMap(PrivateKeyFile::fault)
                .ifPresent(fault -> faults.add("%s: %s %s".formatted(option.label(), values.text(option), fault)));
        return text.map(Secret::new).orElse(NONE);
    }

    /// Secrets, one a line.
    List<Secret> secrets(StartOption option) {
        return required(option).map(SecretsFile::lines).orElse(List.of());
    }

    /// Secrets, one a line, where the option is given.
    List<Secret> optionalSecrets(StartOption option) {
        return values.path(option).isEmpty() ? List.of() : secrets(option);
    }

    /// One secret, where the option is given.
    Optional<Secret> optionalSecret(StartOption option) {
        return values.path(option).isEmpty()
                ? Optional.empty()
                : required(option).map(Secret::new);
    }

    /// Whole numbers, one a line; none where the option is not given or the file is blank.
    Set<Long> numbers(StartOption option) {
        var numbers = new LinkedHashSet<Long>();
        var text = values.path(option).flatMap(path -> text(option, path)).orElse("");
        int number = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.matches("[0-9]{1,18}")) {
                numbers.add(Long.parseLong(line));
            } else if (!line.isEmpty()) {
                faults.add("%s: %s:%d: must be the number of an installation, not '%s'"
                        .formatted(option.label(), values.text(option), number, line));
            }
        }
        return numbers;
    }

    /// A file that somebody else will read.
    Optional<Path> readable(StartOption option) {
        var path = values.path(option);
        path.ifPresent(file -> text(option, file));
        return path;
    }

    /// A file's text; empty, and a fault, if it cannot be read.
    Optional<String> text(StartOption option, Path path) {
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException unreadable) {
            faults.add("%s: cannot read %s: %s".formatted(option.label(), path, reason(unreadable)));
            return Optional.empty();
        }
    }

    private Optional<String> required(StartOption option) {
        var text = values.path(option).flatMap(path -> text(option, path)).map(String::strip);
        if (text.filter(String::isEmpty).isPresent()) {
            faults.add("%s: %s is empty; it must be the %s"
                    .formatted(option.label(), values.text(option), option.meaning()));
        }
        return text.filter(found -> !found.isEmpty());
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "reading it is not allowed";
            case CharacterCodingException _ -> "it is not UTF-8 text";
            default -> String.valueOf(unreadable.getMessage());
        };
    }
}
