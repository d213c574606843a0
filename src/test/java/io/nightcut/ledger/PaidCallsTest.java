package io.nightcut.ledger;

import static io.nightcut.ledger.model.Stage.EDIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.cost.Costs;
import io.nightcut.ledger.cost.CostsBy;
import io.nightcut.ledger.cost.PaidCallQueries;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.Reservation;
import io.nightcut.ledger.model.SubmissionState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaidCallsTest extends LedgerFixture {

    private static final String NIGHT = "night.csv";
    private static final Instant THREE = Instant.parse("2026-11-26T03:00:00Z");

    private final PaidCallQueries paid = bean(PaidCallQueries.class);

    @Test
    void aRetryKeepsWhatTheFailedAttemptHasCost() {
        imported("a");
        edits("a", "edit-1", SubmissionState.FAILED, "5.397");
        preparation.askAgain(NIGHT);
        edits("a", "edit-2", SubmissionState.DONE, "4.25");

        assertThat(paid.costs(CostsBy.MANIFEST))
                .containsExactly(
                        new Costs(NIGHT, 1, 2, 1, number("520"), number("9.647"), number("0"), number("5.397"), 0));
        assertThat(entry("a").spent().creditsWasted()).isEqualByComparingTo("5.397");
        assertThat(entry("a").spent().resolvedModel()).isEqualTo("best-2");
        assertThat(paid.costs(CostsBy.MODEL)).extracting(Costs::group).containsExactlyInAnyOrder("best-2", null);
    }

    @Test
    void whatIsMadeASecondTimeForgetsNothing() {
        imported("a");
        edits("a", "edit-1", SubmissionState.FAILED, "5");
        preparation.askAgain(NIGHT);
        edits("a", "edit-2", SubmissionState.DONE, "4");
        preparation.redo(NIGHT, List.of(), 7);

        assertThat(entry("a").spent().creditsWasted()).isEqualByComparingTo("5");
        assertThat(paid.costs(CostsBy.PROMPT)).extracting(Costs::aiCreditsUsed).containsExactly(number("9"));
        assertThat(paid.costs(CostsBy.PROMPT)).extracting(Costs::group).containsExactly("shorter");
    }

    @Test
    void aJobThatEndsForWantOfCreditIsPaidForNothing() {
        imported("a");
        ledger.sending("a", EDIT, Reservation.NONE);
        ledger.running("a", EDIT, job("edit-1"));
        ledger.outOfCredit("a", EDIT, outcome(SubmissionState.FAILED, "1.5"), "Buy more");

        assertThat(paid.costs(CostsBy.MONTH)).extracting(Costs::aiCreditsWasted).containsExactly(number("1.5"));
    }

    /** Nobody waits for it any longer; a later run sees its end after all. */
    @Test
    void anUnknownEndIsReplacedByTheTrueOneAndNoOther() {
        imported("a");
        edits("a", "edit-1", SubmissionState.UNKNOWN, null);
        assertThat(paid.ended(List.of("edit-1"))).isEmpty();
        jdbc.sql("update submission set job_state = 'overdue' where stage = 'EDIT'")
                .update();
        preparation.askAgain(NIGHT);
        ledger.settled("a", EDIT, outcome(SubmissionState.DONE, "3"));

        assertThat(paid.ended(List.of("edit-1")).get("edit-1").aiCreditsUsed()).isEqualByComparingTo("3");
        new PaidCalls(jdbc).ended("a", EDIT, "FAILED", outcome(SubmissionState.FAILED, "100"));
        assertThat(paid.ended(List.of("edit-1")).get("edit-1").aiCreditsUsed()).isEqualByComparingTo("3");
    }

    @Test
    void costsAreOfWhoAnswersForTheProject() {
        imported("a");
        edits("a", "edit-1", SubmissionState.DONE, "4");
        jdbc.sql("update line set owner = 'Ann'").update();

        assertThat(paid.costs(CostsBy.OWNER)).extracting(Costs::group).containsExactly("Ann");
    }

    private static void imported(String key) {
        read(NIGHT, project(key));
        bring(key, SubmissionState.DONE, "import of " + key);
        assertThat(importOf(key).state()).isEqualTo(SubmissionState.DONE);
    }

    private static void edits(String key, String job, SubmissionState end, @Nullable String credits) {
        ledger.sending(key, EDIT, Reservation.NONE);
        ledger.running(key, EDIT, job(job));
        ledger.settled(key, EDIT, outcome(end, credits));
    }

    private static Outcome outcome(SubmissionState state, @Nullable String credits) {
        return new Outcome(
                        state,
                        "stopped",
                        state == SubmissionState.FAILED,
                        null,
                        null,
                        credits == null ? null : new BigDecimal(credits),
                        null,
                        null,
                        "said",
                        null)
                .of(THREE, "best-2");
    }

    private static Entry entry(String key) {
        List<Entry> entries = new ArrayList<>();
        standings.entries(NIGHT, entries::add);
        return entries.stream()
                .filter(each -> each.name().equals("name of " + key))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }
}
