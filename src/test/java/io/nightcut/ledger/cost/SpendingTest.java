package io.nightcut.ledger.cost;

import static io.nightcut.ledger.model.Stage.EDIT;
import static io.nightcut.ledger.model.Stage.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.LedgerFixture;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.Reservation;
import io.nightcut.ledger.model.SubmissionState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A reservation follows from where its submission stands. */
class SpendingTest extends LedgerFixture {

    private static final long NIGHT = 7;

    private final SpendingQueries spending = new SpendingQueries(jdbc);

    @Test
    void anImportReservesItsEditUntilThatIsSent() {
        read("night.csv", project("a"));
        ledger.sending("a", IMPORT, new Reservation(NIGHT, number("600"), BigDecimal.ZERO, number("12")));
        assertThat(reserved()).isEqualTo("600 + 12");
        ledger.running("a", IMPORT, job("import"));
        assertThat(reserved()).isEqualTo("600 + 12");
        ledger.settled("a", IMPORT, done());
        assertThat(reserved()).isEqualTo("0 + 12");
        assertThat(spending.ofNight(NIGHT).usedSeconds()).isEqualByComparingTo("520");

        ledger.sending("a", EDIT, new Reservation(NIGHT, BigDecimal.ZERO, number("9"), BigDecimal.ZERO));
        assertThat(reserved()).isEqualTo("0 + 9");
        ledger.running("a", EDIT, job("edit"));
        ledger.settled("a", EDIT, edited(SubmissionState.DONE, "10.5"));
        assertThat(reserved()).isEqualTo("0 + 0");
        assertThat(spending.ofNight(NIGHT).usedCredits()).isEqualByComparingTo("10.5");
        assertThat(spending.ofNight(NIGHT).creditsBeyond()).isEqualByComparingTo("1.5");
        assertThat(spending.ofNight(NIGHT + 1).projects()).isZero();
    }

    @Test
    void whatWasNotSentReservesNothing() {
        read("night.csv", project("a"));
        ledger.sending("a", IMPORT, new Reservation(NIGHT, number("600"), BigDecimal.ZERO, number("12")));
        ledger.notSent("a", IMPORT);
        assertThat(reserved()).isEqualTo("0 + 0");
        ledger.sending("a", IMPORT, new Reservation(NIGHT, number("600"), BigDecimal.ZERO, number("12")));
        ledger.unanswered("a", IMPORT, "no answer");
        assertThat(reserved()).isEqualTo("600 + 12");
        ledger.notCarriedOut("a", IMPORT);
        assertThat(reserved()).isEqualTo("0 + 0");
    }

    @Test
    void anImportThatFailedReservesNoEditAndWhatNobodyKnowsCountsAsItWasReserved() {
        read("night.csv", project("a"), project("b"));
        ledger.sending("a", IMPORT, new Reservation(NIGHT, number("600"), BigDecimal.ZERO, number("12")));
        ledger.running("a", IMPORT, job("import-a"));
        ledger.settled("a", IMPORT, edited(SubmissionState.FAILED, null));
        assertThat(reserved()).isEqualTo("0 + 0");

        ledger.sending("b", IMPORT, new Reservation(NIGHT, number("600"), BigDecimal.ZERO, number("12")));
        ledger.running("b", IMPORT, job("import-b"));
        ledger.settled("b", IMPORT, edited(SubmissionState.UNKNOWN, null));
        assertThat(reserved()).isEqualTo("0 + 0");
        assertThat(spending.ofNight(NIGHT).usedSeconds()).isEqualByComparingTo("600");
        assertThat(spending.ofNight(NIGHT).projects()).isEqualTo(2);
    }

    @Test
    void aMonthCountsWhatWasSentInItWhateverTheNight() {
        read("night.csv", project("a"));
        ledger.sending("a", IMPORT, new Reservation(NIGHT, number("600"), BigDecimal.ZERO, number("12")));
        ledger.running("a", IMPORT, job("import"));
        ledger.settled("a", IMPORT, done());

        assertThat(spending.since(Instant.now().minusSeconds(60), 1).usedSeconds())
                .isEqualByComparingTo("520");
        assertThat(spending.since(Instant.now().plusSeconds(60), 1).usedSeconds())
                .isZero();
    }

    private String reserved() {
        Spending now = spending.ofNight(NIGHT);
        return now.reservedSeconds().stripTrailingZeros().toPlainString() + " + "
                + now.openCredits().stripTrailingZeros().toPlainString();
    }

    private static Outcome edited(SubmissionState state, @Nullable String credits) {
        return new Outcome(
                state, "stopped", true, null, null, credits == null ? null : number(credits), null, null, "said", null);
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }
}
