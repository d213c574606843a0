package io.nightcut.control;

import static io.nightcut.ledger.model.Stage.EDIT;
import static io.nightcut.ledger.model.Stage.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopReasonTest {

    /** Scripts read them. */
    @Test
    void theWordsAreAContract() {
        assertThat(StopReason.values())
                .extracting(Object::toString)
                .contains(
                        "deadline",
                        "credits",
                        "minutes",
                        "outage",
                        "signal",
                        "state",
                        "failures",
                        "rate",
                        "proxy",
                        "token",
                        "error",
                        "budget",
                        "canary",
                        "unfinished");
    }

    @Test
    void whatIsUsedUpIsToldByDescriptsWordsOrByWhatTheStageCosts() {
        assertThat(StopReason.outOf(IMPORT, "Not enough credits")).isEqualTo(StopReason.MINUTES);
        assertThat(StopReason.outOf(EDIT, "Not enough credits")).isEqualTo(StopReason.CREDITS);
        assertThat(StopReason.outOf(EDIT, "No transcription minutes left")).isEqualTo(StopReason.MINUTES);
        assertThat(StopReason.outOf(IMPORT, "Insufficient AI credits")).isEqualTo(StopReason.CREDITS);
    }
}
