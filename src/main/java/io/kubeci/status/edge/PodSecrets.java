package io.kubeci.status.edge;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The Secrets that a pod's containers can see: by environment and by volumes, whosever container they are for. Those
/// by
/// which images are pulled are seen by nobody in the pod.
final class PodSecrets {

    private PodSecrets() {}

    static Set<String> of(PodSpec spec) {
        var names = new HashSet<@Nullable String>();
        Stream.concat(PodReading.stream(spec.getInitContainers()), PodReading.stream(spec.getContainers()))
                .forEach(container -> environment(container, names));
        PodReading.stream(spec.getVolumes()).forEach(volume -> volume(volume, names));
        names.remove(null);
        names.remove("");
        return Set.copyOf(names);
    }

    private static void environment(Container container, Set<@Nullable String> names) {
        PodReading.stream(container.getEnv())
                .map(EnvVar::getValueFrom)
                .filter(source -> source != null && source.getSecretKeyRef() != null)
                .forEach(source -> names.add(source.getSecretKeyRef().getName()));
        PodReading.stream(container.getEnvFrom())
                .map(EnvFromSource::getSecretRef)
                .filter(reference -> reference != null)
                .forEach(reference -> names.add(reference.getName()));
    }

    private static void volume(Volume volume, Set<@Nullable String> names) {
        if (volume.getSecret() != null) {
            names.add(volume.getSecret().getSecretName());
        }
        if (volume.getProjected() != null) {
            PodReading.stream(volume.getProjected().getSources())
                    .filter(source -> source.getSecret() != null)
                    .forEach(source -> names.add(source.getSecret().getName()));
        }
        if (volume.getCsi() != null && volume.getCsi().getNodePublishSecretRef() != null) {
            names.add(volume.getCsi().getNodePublishSecretRef().getName());
        }
    }
}
