package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** Each fault of the catalogue does strike, and can be printed and read back. */
class EveryFaultTest extends SandboxFixture {

    @Test
    void eachIsALineThatMeansTheSame() {
        assertThat(EveryFault.all()).allSatisfy(fault -> {
            assertThat(fault.toString()).doesNotContain("\n");
            assertThat(Fault.parse(fault.toString())).isEqualTo(fault);
        });
    }

    @Test
    void eachStrikesTheCallItIsFor() {
        int number = 0;
        for (Fault fault : EveryFault.all()) {
            number++;
            int before = sandbox.strikes().size();
            String other = imported("Other " + number);
            sandbox.order(fault.toString());
            String name = "Früher war " + number;
            tried(() -> caller.importMedia(name));
            tried(() -> caller.edit(other));
            clock.passSeconds(1);
            tried(() -> caller.get("/jobs"));
            tried(() -> caller.get("/projects"));
            tried(() ->
                    caller.job(sandbox.bill().jobsOf(JobType.IMPORT, "Other 1").get(0)));
            assertThat(sandbox.strikes().stream().skip(before))
                    .as(fault.toString())
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(": " + fault));
            sandbox.clearFaults();
        }
    }

    private static void tried(Runnable call) {
        try {
            call.run();
        } catch (UncheckedIOException e) {
            // The connection was cut, as ordered.
        }
    }

    @Test
    void noneIsThereTwice() {
        assertThat(EveryFault.all()).doesNotHaveDuplicates();
    }
}
