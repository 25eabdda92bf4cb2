package io.kubeci.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The rules for names of templates, steps, tasks, parameters and artifacts.
/// Source: validate.go of Argo 4.1.2, `isValidWorkflowFieldName` and `isValidParamOrArtifactName`.
final class Names {

    private static final Pattern FIELD = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9]*");
    private static final Pattern PARAMETER = Pattern.compile("[-a-zA-Z0-9_]+");
    private static final int MAX_FIELD_LENGTH = 128;

    /// Source: Kubernetes' documentation, "Object Names and IDs".
    private static final int MAX_OBJECT_LENGTH = 253;

    private Names() {}

    /// Checks that each has a name, a good one, and none twice.
    ///
    /// @param what what they are, in the singular: `template`
    static void ofFields(List<Place> places, String what, Consumer<Fault> faults) {
        unique(places, what, faults);
        places.stream().map(place -> place.at("name")).filter(Place::exists).forEach(name -> {
            var text = name.text();
            if (!isVariable(text) && !text.isEmpty() && !FIELD.matcher(text).matches()) {
                faults.accept(name.fault(
                        ("the %s name \"%s\" is not allowed: letters, digits and dashes only (no underscores),"
                                        + " and a letter or a digit first")
                                .formatted(what, text)));
            } else if (!isVariable(text)) {
                ofReference(name, what, faults);
            }
        });
    }

    /// Checks that a name by which something is referred to is not longer than any name can be.
    ///
    /// @param what what it is the name of
    static void ofReference(Place name, String what, Consumer<Fault> faults) {
        longest(name, what, MAX_FIELD_LENGTH, faults);
    }

    /// As above for the names of Kubernetes' objects.
    static void ofObject(Place name, String what, Consumer<Fault> faults) {
        longest(name, what, MAX_OBJECT_LENGTH, faults);
    }

    private static void longest(Place name, String what, int limit, Consumer<Fault> faults) {
        var text = name.text();
        if (text.length() > limit) {
            faults.accept(name.fault("the %s name \"%s\" has %d characters, more than the %d that Argo allows"
                    .formatted(what, text, text.length(), limit)));
        }
    }

    /// As above for parameters and artifacts, which may have underscores.
    static void ofParameters(List<Place> places, String what, Consumer<Fault> faults) {
        unique(places, what, faults);
        places.stream().map(place -> place.at("name")).filter(Place::exists).forEach(name -> {
            var text = name.text();
            if (!isVariable(text) && !text.isEmpty() && !PARAMETER.matcher(text).matches()) {
                faults.accept(
                        name.fault("the %s name \"%s\" is not allowed: letters, digits, dashes and underscores only"
                                .formatted(what, text)));
            }
        });
    }

    /// Whether a text has a variable in it, so that its value is known only at run time.
    static boolean isVariable(String text) {
        return text.contains("{{");
    }

    private static void unique(List<Place> places, String what, Consumer<Fault> faults) {
        var seen = new HashSet<String>();
        for (var place : places) {
            var name = place.at("name");
            if (!place.node().isObject()) {
                continue;
            }
            if (name.text().isEmpty() && !name.node().isContainerNode()) {
                faults.accept(place.fault("this %s has no name".formatted(what)));
            } else if (!seen.add(name.text())) {
                faults.accept(name.fault("there are two %ss named \"%s\"".formatted(what, name.text())));
            }
        }
    }
}
