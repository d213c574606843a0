package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is on the bill, and what is not. */
class BillTest extends SandboxFixture {

    @Test
    void everyAcceptedPostIsOnTheBillUnderItsProject() {
        Instant first = clock.instant();
        String project = imported("Recap");
        clock.passSeconds(1);
        caller.edit(project);
        Bill bill = sandbox.bill();
        assertThat(bill.imports()).isOne();
        assertThat(bill.edits()).isOne();
        assertThat(bill.importsOf("Recap")).isOne();
        assertThat(bill.editsOf("Recap")).isOne();
        assertThat(bill.editsOf("Another")).isZero();
        assertThat(bill.paidTwice()).isEmpty();
        assertThat(bill.firstPost()).contains(first);
        assertThat(bill.lastPost()).contains(first.plusSeconds(101));
        assertThat(bill.charges().get(1).request().path("prompt").asString()).isEqualTo("Tighten it.");
    }

    @Test
    void aSecondEditOfTheSameProjectIsPaidTwice() {
        String project = imported("Recap");
        caller.edit(project);
        assertThat(sandbox.bill().paidTwice()).isEmpty();
        clock.passSeconds(60);
        caller.edit(project);
        assertThat(sandbox.bill().paidTwice()).containsExactly("Recap");
    }

    @Test
    void looksAtAJobAreCountedWithTheSmallestGapBetweenThem() {
        String busy = caller.importMedia("Recap").text("job_id");
        String calm = caller.importMedia("Another").text("job_id");
        caller.job(calm);
        for (int seconds : new int[] {5, 3, 8}) {
            caller.job(busy);
            clock.passSeconds(seconds);
        }
        caller.job(busy);
        caller.get("/jobs");
        Bill bill = sandbox.bill();
        assertThat(bill.mostLooksAtOneJob()).isEqualTo(4);
        assertThat(bill.smallestGapBetweenLooks()).contains(Duration.ofSeconds(3));
        assertThat(bill.received(Call.JOB)).isEqualTo(5);
        assertThat(bill.received(Call.JOBS)).isEqualTo(1);
        assertThat(bill.received(Call.STATUS)).isZero();
    }

    @Test
    void theBillTellsHowLongAnEndedJobWasNotSeen() {
        String one = caller.importMedia("Recap").text("job_id");
        clock.passSeconds(99);
        caller.job(one);
        assertThat(sandbox.bill().seeingLatencies(JobType.IMPORT)).isEmpty();
        clock.passSeconds(5);
        caller.job(one);
        clock.passSeconds(50);
        caller.job(one);
        assertThat(sandbox.bill().seeingLatencies(JobType.IMPORT)).containsExactly(Duration.ofSeconds(4));
        assertThat(sandbox.bill().seeingLatencies(JobType.AGENT)).isEmpty();
    }

    @Test
    void aListingShowsThatAJobEndedAsWellAsALook() {
        caller.importMedia("Recap");
        clock.passSeconds(107);
        caller.get("/jobs");
        assertThat(sandbox.bill().seeingLatencies(JobType.IMPORT)).containsExactly(Duration.ofSeconds(7));
        assertThat(sandbox.bill().mostLooksAtOneJob()).isZero();
    }
}
