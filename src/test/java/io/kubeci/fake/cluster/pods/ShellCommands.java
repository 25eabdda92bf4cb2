package io.kubeci.fake.cluster.pods;

import io.kubeci.fake.cluster.pods.Shell.ContainerOver;
import io.kubeci.fake.cluster.pods.Shell.Streams;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The commands that a simulated shell knows.
final class ShellCommands {

    private final Shell.Surroundings surroundings;
    private final Map<String, String> variables;

    ShellCommands(Shell.Surroundings surroundings, Map<String, String> variables) {
        this.surroundings = surroundings;
        this.variables = variables;
    }

    int run(List<String> words, Streams streams, int lastStatus) throws InterruptedException, ContainerOver {
        var arguments = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "echo" -> streams.print(echo(arguments));
            case "printf" -> streams.print(printf(arguments));
            case "cat" -> streams.print(cat(arguments, streams.input()));
            case "tee" -> tee(arguments, streams);
            case "seq" -> streams.print(seq(arguments));
            case "sleep" -> surroundings.sleep(number(arguments));
            case "exit" -> throw new ContainerOver(ContainerEnd.exited(exitCode(arguments, lastStatus)));
            case "export" -> arguments.forEach(this::export);
            case "sim" -> surroundings.simulate(arguments);
            case ":" -> {
                if (!arguments.isEmpty() && arguments.getFirst().equals("sim")) {
                    surroundings.simulate(arguments.subList(1, arguments.size()));
                }
            }
            case "false" -> {
                return 1;
            }
            case "test" -> {
                return test(arguments) ? 0 : 1;
            }
            case "[" -> {
                return test(arguments.subList(0, arguments.size() - 1)) ? 0 : 1;
            }
            default -> {
                return 0;
            }
        }
        return 0;
    }

    private static String echo(List<String> arguments) {
        boolean open = !arguments.isEmpty() && arguments.getFirst().equals("-n");
        var text = String.join(" ", arguments.subList(open ? 1 : 0, arguments.size()));
        return open ? text : text + "\n";
    }

    private static int exitCode(List<String> arguments, int lastStatus) {
        return arguments.isEmpty() ? lastStatus : Integer.parseInt(arguments.getFirst());
    }

    private static double number(List<String> arguments) {
        var text = arguments.isEmpty() ? "0" : arguments.getFirst();
        return text.equals("infinity") ? Double.POSITIVE_INFINITY : Double.parseDouble(text.replaceAll("s$", ""));
    }

    private void export(String word) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            variables.put(word.substring(0, equals), word.substring(equals + 1));
        }
    }

    private static String printf(List<String> arguments) {
        var text = arguments.isEmpty() ? "" : arguments.getFirst();
        for (var argument : arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
            text = text.replaceFirst("%[sd]", java.util.regex.Matcher.quoteReplacement(argument));
        }
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("%%", "%");
    }

    private String cat(List<String> files, String input) {
        return files.isEmpty()
                ? input
                : files.stream()
                        .map(file -> surroundings.files().getOrDefault(file, ""))
                        .collect(Collectors.joining());
    }

    private void tee(List<String> files, Streams streams) {
        for (var file : files) {
            surroundings.files().put(file, streams.input());
        }
        streams.print(streams.input());
    }

    private static String seq(List<String> arguments) {
        int last = Integer.parseInt(arguments.getLast());
        int first = arguments.size() > 1 ? Integer.parseInt(arguments.getFirst()) : 1;
        return IntStream.rangeClosed(first, last).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }

    private boolean test(List<String> words) {
        if (!words.isEmpty() && words.getFirst().equals("!")) {
            return !test(words.subList(1, words.size()));
        }
        return switch (words.size()) {
            case 0 -> false;
            case 1 -> !words.getFirst().isEmpty();
            case 2 ->
                switch (words.getFirst()) {
                    case "-z" -> words.get(1).isEmpty();
                    case "-n" -> !words.get(1).isEmpty();
                    default -> surroundings.files().containsKey(words.get(1));
                };
            default -> compare(words.get(0), words.get(1), words.get(2));
        };
    }

    private static boolean compare(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "-eq" -> Long.parseLong(left) == Long.parseLong(right);
            case "-ne" -> Long.parseLong(left) != Long.parseLong(right);
            case "-lt" -> Long.parseLong(left) < Long.parseLong(right);
            case "-le" -> Long.parseLong(left) <= Long.parseLong(right);
            case "-gt" -> Long.parseLong(left) > Long.parseLong(right);
            case "-ge" -> Long.parseLong(left) >= Long.parseLong(right);
            default -> throw new IllegalArgumentException("test: unknown operator '%s'".formatted(operator));
        };
    }
}
