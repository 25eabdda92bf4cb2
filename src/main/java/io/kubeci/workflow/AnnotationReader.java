package io.kubeci.workflow;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads annotations as values of a kind, and collects what cannot be read.
final class AnnotationReader {

    private final Place annotations;
    private final List<Fault> faults = new ArrayList<>();

    AnnotationReader(WorkflowDoc workflow) {
        this.annotations = Place.root(workflow.tree()).at("metadata").at("annotations");
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// The text, empty if there is none.
    Optional<String> text(String key) {
        return Optional.of(annotations.at(key).text()).filter(text -> !text.isEmpty());
    }

    /// Whether it is there and empty, by which an author takes back what the configuration says.
    boolean isBlank(String key) {
        return annotations.at(key).exists() && text(key).isEmpty();
    }

    boolean flag(String key, boolean otherwise) {
        return text(key)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        fault(key, FaultMessages.noFlag(text));
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    /// A constant by its name in lower case, words parted by dashes.
    <E extends Enum<E>> Optional<E> choice(String key, E[] constants) {
        var text = text(key);
        var chosen = text.flatMap(name -> Arrays.stream(constants)
                .filter(one -> written(one).equals(name))
                .findFirst());
        if (text.isPresent() && chosen.isEmpty()) {
            var names = Arrays.stream(constants).map(AnnotationReader::written).toList();
            fault(key, FaultMessages.noChoice(names, text.get()));
        }
        return chosen;
    }

    Optional<String> quantity(String key) {
        return text(key).filter(text -> {
            var isQuantity = ScalarRules.isQuantity(text) && !text.startsWith("-");
            if (!isQuantity) {
                fault(key, FaultMessages.noSize(text));
            }
            return isQuantity;
        });
    }

    Optional<Pattern> pattern(String key) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(Pattern.compile(text));
            } catch (PatternSyntaxException e) {
                fault(key, FaultMessages.noPattern(text, e.getDescription()));
                return Optional.empty();
            }
        });
    }

    private void fault(String key, String message) {
        faults.add(annotations.at(key).fault(FaultMessages.annotation(key, message)));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
