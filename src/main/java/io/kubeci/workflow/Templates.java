package io.kubeci.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The templates of a Workflow by their names, and what it takes to call one.
final class Templates {

    private final Place spec;
    private final Map<String, Place> byName = new LinkedHashMap<>();

    Templates(Place spec, List<Place> places) {
        this.spec = spec;
        places.forEach(place -> byName.putIfAbsent(place.at("name").text(), place));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    String hint(String name) {
        return SimilarNames.hint(name, byName.keySet());
    }

    /// What `templateDefaults` says of a field; missing where it says nothing.
    Place defaults(String field) {
        return spec.at("templateDefaults").at(field);
    }

    /// Whether `templateDefaults` may be what gives templates their kind.
    boolean hasDefaultKind() {
        return TemplateRules.KINDS.stream().anyMatch(kind -> defaults(kind).exists());
    }

    /// Complains if the place names a template which is not there.
    void reference(Place place, Consumer<Fault> faults) {
        var name = place.text();
        if (!name.isEmpty() && !Names.isVariable(name) && !has(name)) {
            faults.accept(place.fault(FaultMessages.noTemplate(name, hint(name))));
        }
    }

    /// Complains for each input parameter of a template that gets no value.
    ///
    /// @param given the names of the parameters handed over
    /// @param caller where it is called, to which the complaint goes
    void arguments(String name, Set<String> given, Place caller, Consumer<Fault> faults) {
        var template = byName.get(name);
        if (template != null) {
            inputs(template, given, caller, faults);
        }
    }

    /// As above for a template that stands inline.
    static void inputs(Place template, Set<String> given, Place caller, Consumer<Fault> faults) {
        for (var input : template.at("inputs").at("parameters").items()) {
            var name = input.at("name").text();
            var hasValue = input.at("value").exists()
                    || input.at("default").exists()
                    || input.at("valueFrom").exists();
            if (!hasValue && !name.isEmpty() && !given.contains(name)) {
                var called = template.at("name").text();
                faults.accept(caller.fault(FaultMessages.noArgument(name, called)));
            }
        }
    }
}
