package io.kubeci.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.golden.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A repository and a configuration made for kube-ci 0.12 work without an edit: each case is a row of what users of
/// 0.12 rely on, or of what it got wrong and is right here.
class CompatibilityTest {

    static Stream<Golden> cases() {
        return Golden.cases("compat");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void worksAsUsersOfTheGoVersionExpect(Golden golden) {
        golden.assertProduces(new Compatibility(golden).play());
    }

    @Test
    void hasACaseForEachRow() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
    }
}
