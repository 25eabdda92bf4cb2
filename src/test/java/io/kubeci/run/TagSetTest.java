package io.kubeci.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TagSetTest {

    private static final String SHA = "a".repeat(40);
    private static final String OTHER = "b".repeat(40);

    @Property(tries = 200)
    void isTheSameAfterItWasStored(@ForAll Set<Integer> numbers) {
        var names = numbers.stream().map(number -> "v" + number).toList();
        var tags = TagSet.of(names.stream().collect(Collectors.toMap(name -> name, _ -> SHA)));

        assertThat(TagSet.decode(tags.encoded())).isEqualTo(tags);
        assertThat(tags.size()).isEqualTo(names.size());
        assertThat(names).allMatch(name -> tags.contains(name, SHA)).noneMatch(name -> tags.contains(name, OTHER));
    }

    @Test
    void takesAMovedTagForAnother() {
        var tags = TagSet.of(Map.of("v1", SHA)).with("v2", OTHER).with("v2", OTHER);

        assertThat(tags.size()).isEqualTo(2);
        assertThat(tags.contains("v2", OTHER)).isTrue();
        assertThat(tags.contains("v1", OTHER)).isFalse();
    }
}
