package io.nightcut.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.ExitStatus;

/** How a run ended, by where its projects stand. */
class RunEndingTest {

    @Test
    void endsWellWhenAllIsEdited() {
        assertThat(RunEnding.of(new Tally(2, 2, 0, 0, 0, 0, 0, 0, 0, 0), false)).isEqualTo(RunEnding.ALL_EDITED);
    }

    @Test
    void asksForALookWhenSomethingFailed() {
        assertThat(RunEnding.of(new Tally(2, 1, 0, 1, 0, 0, 0, 0, 0, 0), false)).isEqualTo(RunEnding.SOME_TO_REVIEW);
    }

    @Test
    void asksForALookWhenSomethingThatIsEditedNeedsOne() {
        assertThat(RunEnding.of(new Tally(97, 97, 3, 0, 0, 0, 0, 0, 0, 0), false))
                .isEqualTo(RunEnding.SOME_TO_REVIEW);
    }

    @Test
    void endsWellWhenAPersonHasSettledTheRest() {
        assertThat(RunEnding.of(new Tally(4, 2, 0, 0, 0, 0, 0, 0, 1, 1), false)).isEqualTo(RunEnding.ALL_EDITED);
    }

    @Test
    void hasStoppedWhenAllFailedForTheSameCauseThoughNothingIsLeftToSubmit() {
        assertThat(RunEnding.of(new Tally(10, 0, 0, 10, 0, 0, 0, 0, 0, 0), true))
                .isEqualTo(RunEnding.STOPPED);
    }

    @Test
    void hasStoppedWhenSomethingIsLeftUndone() {
        assertThat(RunEnding.of(new Tally(3, 1, 0, 1, 0, 0, 1, 0, 0, 0), false)).isEqualTo(RunEnding.STOPPED);
    }

    /** Scripts read the number, and what is stored by one release is read by the next. */
    @ParameterizedTest
    @CsvSource({"ALL_EDITED, COMPLETED, 0", "SOME_TO_REVIEW, COMPLETED WITH FAILURES, 1", "STOPPED, STOPPED, 3"})
    void hasItsExitCodeAndIsFoundByWhatWasStored(RunEnding ending, String stored, int exitCode) {
        assertThat(ending.status().getExitCode()).isEqualTo(stored);
        assertThat(ending.exitCode()).isEqualTo(exitCode);
        assertThat(RunEnding.of(new ExitStatus(stored, "why it stopped"))).contains(ending);
    }

    @Test
    void isNoneOfTheseWhenAStepFailed() {
        assertThat(RunEnding.of(ExitStatus.FAILED)).isEmpty();
    }

    @Test
    void doesNotEndWellWhenALineIsInNoneOfTheCounts() {
        assertThatThrownBy(() -> RunEnding.of(new Tally(3, 2, 0, 0, 0, 0, 0, 0, 0, 0), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The ledger does not add up: 2 edited of 3");
    }
}
