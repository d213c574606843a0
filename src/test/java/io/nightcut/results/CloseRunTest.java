package io.nightcut.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** How a run ended, by where its projects stand. */
class CloseRunTest {

    @Test
    void endsWellWhenAllIsEdited() {
        assertThat(CloseRun.exitStatus(new Tally(2, 2, 0, 0, 0, 0, 0))).isEqualTo(CloseRun.ALL_EDITED);
    }

    @Test
    void asksForALookWhenSomethingFailed() {
        assertThat(CloseRun.exitStatus(new Tally(2, 1, 1, 0, 0, 0, 0))).isEqualTo(CloseRun.SOME_TO_REVIEW);
    }

    @Test
    void hasStoppedWhenSomethingIsLeftUndone() {
        assertThat(CloseRun.exitStatus(new Tally(3, 1, 1, 0, 0, 1, 0))).isEqualTo(CloseRun.STOPPED);
    }

    @Test
    void doesNotEndWellWhenALineIsInNoneOfTheCounts() {
        assertThatThrownBy(() -> CloseRun.exitStatus(new Tally(3, 2, 0, 0, 0, 0, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The ledger does not add up: 2 edited of 3");
    }
}
