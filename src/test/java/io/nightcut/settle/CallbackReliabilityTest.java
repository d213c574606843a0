package io.nightcut.settle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Callbacks are relied on until one is missing; then ten have to come in a row, then twenty, and so on. */
class CallbackReliabilityTest {

    private final CallbackReliability reliability = new CallbackReliability();

    @Test
    void theyAreReliedOnUntilOneIsMissing() {
        assertThat(reliability.isReliable()).isTrue();
        assertThat(reliability.told()).isEmpty();
        assertThat(reliability.untold()).isTrue();
        assertThat(reliability.isReliable()).isFalse();
        assertThat(reliability.untold()).as("known by now").isFalse();
    }

    @Test
    void thenTheyHaveToComeOftenInARowAndMoreOftenEachTime() {
        reliability.untold();
        tell(9);
        reliability.untold();
        tell(9);
        assertThat(reliability.isReliable()).isFalse();
        assertThat(reliability.told()).contains(10);
        assertThat(reliability.isReliable()).isTrue();

        reliability.untold();
        tell(19);
        assertThat(reliability.isReliable()).isFalse();
        assertThat(reliability.told()).contains(20);
    }

    @Test
    void threeInARowThatComeTooLateAreAsBadAsNone() {
        assertThat(reliability.late()).isFalse();
        assertThat(reliability.late()).isFalse();
        reliability.told();
        assertThat(reliability.late()).isFalse();
        assertThat(reliability.late()).isFalse();
        assertThat(reliability.late()).isTrue();
        assertThat(reliability.isReliable()).isFalse();
    }

    private void tell(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(reliability.told()).isEmpty();
        }
    }
}
