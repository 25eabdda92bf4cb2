package io.kubeci.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

    @ParameterizedTest(name = "{0} is {1} bytes")
    @CsvSource({
        "1Ki, 1024",
        "20Gi, 21474836480",
        "500M, 500000000",
        "1.5e9, 1500000000",
        "0.5Ti, 549755813888",
        "10737418240, 10737418240",
        "+3k, 3000",
        "1E3, 1000",
        "2E, 2000000000000000000"
    })
    void readsWhatKubernetesReads(String text, BigDecimal bytes) {
        assertThat(Size.parse(text))
                .hasValueSatisfying(size -> assertThat(size.bytes()).isEqualByComparingTo(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0Gi", "-1Gi", "20 GB", "20GiB", "lots", "Gi", "1e999", "1KiB"})
    void refusesWhatIsNoSize(String text) {
        assertThat(Size.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"21474836480, 20Gi", "1536, 1536", "1572864, 1536Ki", "0, 0", "1024, 1Ki"})
    void saysSumsInTheUnitsThatPeopleUse(BigDecimal bytes, String words) {
        assertThat(Size.words(bytes)).isEqualTo(words);
    }
}
