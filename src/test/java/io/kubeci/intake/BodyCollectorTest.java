package io.kubeci.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class BodyCollectorTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void putsABodyTogetherFromItsChunks() {
        var budget = new BodyBudget(10);
        var body = new BodyCollector(budget);

        body.add(Buffer.buffer("abc"));
        body.add(Buffer.buffer("de"));

        assertThat(body.bytes()).asString().isEqualTo("abcde");
        assertThat(budget.taken()).isEqualTo(5);
        body.release();
        body.release();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void holdsNothingOfABodyThatIsTooLarge() {
        var budget = new BodyBudget(100L * MEGABYTE);
        var body = new BodyCollector(budget);

        for (int chunk = 0; chunk < 30; chunk++) {
            body.add(Buffer.buffer(new byte[MEGABYTE]));
        }

        assertThat(body.isTooLarge()).isTrue();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void refusesABodyThatOthersLeaveNoRoomFor() {
        var budget = new BodyBudget(10);
        var first = new BodyCollector(budget);
        var second = new BodyCollector(budget);

        first.add(Buffer.buffer("12345678"));
        second.add(Buffer.buffer("12"));
        second.add(Buffer.buffer("3"));

        assertThat(first.isCrowded()).isFalse();
        assertThat(second.isCrowded()).isTrue();
        assertThat(budget.taken()).isEqualTo(8);
    }

    @Test
    void leavesRoomForOneBodyOfAnyLegalSizeHoweverSmallTheHeap() {
        assertThat(BodyBudget.of(Runtime.getRuntime()).take(25 * MEGABYTE)).isTrue();
    }
}
