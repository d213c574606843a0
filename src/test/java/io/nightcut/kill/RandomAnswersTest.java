package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.EveryFault;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.FaultKind;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.story.Here;
import java.util.List;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.util.FileSystemUtils;

/**
 * Nights of any answers in any order, with deaths among them: whatever comes, nothing is paid twice unless the ledger said
 * that the first had failed, and nothing is forgotten. A night that goes wrong is shrunk to a few lines, which the sandbox
 * takes as orders. For as many as you like:
 *
 * <pre>./mvnw test -Dtest=RandomAnswersTest -Djqwik.tries.default=500</pre>
 */
class RandomAnswersTest {

    /** On a fault that stands for the program's death: nothing is wrong with the answer. */
    private static final String DEATH = "X-Death";

    private static final int PROJECTS = 3;
    private static final int RUNS_WITH_FAULTS = 6;
    private static final int MOST_RUNS = 14;

    @BeforeContainer
    static void archive() throws Exception {
        ClassData.archive();
    }

    @Property(shrinking = ShrinkingMode.BOUNDED, afterFailure = AfterFailureMode.SAMPLE_FIRST)
    void nothingIsPaidTwiceAndNothingForgotten(@ForAll("nights") List<Fault> faults, @ForAll long seed)
            throws Exception {
        FileSystemUtils.deleteRecursively(ClassData.FOLDER.resolve("answers"));
        try (KillNight night = KillNight.of(
                ClassData.FOLDER.resolve("answers"),
                PROJECTS,
                SandboxSettings.defaults().withSeed(seed))) {
            night.with(
                    "--nightcut.poll.give-up-after=3s",
                    "--descript.patience=5s",
                    "--resilience4j.retry.instances.read.wait-duration=10ms",
                    "--resilience4j.circuitbreaker.instances.descript.wait-duration-in-open-state=100ms");
            faults.forEach(night.sandbox::order);
            PaidAndSaid promise = new PaidAndSaid(night);
            int exitCode = -1;
            boolean faultsAreOver = false;
            for (int run = 0; run < MOST_RUNS && exitCode != 0; run++) {
                int before = exitCode;
                exitCode = run(night);
                promise.check();
                boolean nothingMoreComes = exitCode == before && exitCode != Child.KILLED;
                if (faultsAreOver && nothingMoreComes) {
                    break;
                }
                if (run >= RUNS_WITH_FAULTS || nothingMoreComes) {
                    night.sandbox.clearFaults();
                    faultsAreOver = true;
                }
            }
            promise.checkEnd(exitCode);
        }
    }

    @Provide
    Arbitrary<List<Fault>> nights() {
        Arbitrary<Fault> faults = Combinators.combine(
                        Arbitraries.of(EveryFault.all()), Arbitraries.integers().between(1, 3))
                .as(Fault::nth);
        Arbitrary<Fault> deaths = Combinators.combine(
                        Arbitraries.of(Call.IMPORT, Call.AGENT, Call.JOB, Call.JOBS, Call.PROJECTS),
                        Arbitraries.integers().between(1, 6))
                .as((call, number) ->
                        Fault.of(call, FaultKind.HEADER).header(DEATH, "now").nth(number));
        return Arbitraries.frequencyOf(Tuple.of(4, faults), Tuple.of(1, deaths))
                .list()
                .ofMaxSize(8);
    }

    private static int run(KillNight night) throws Exception {
        boolean mayDie = night.sandbox.faultsLeft().stream().anyMatch(RandomAnswersTest::isDeath);
        if (!mayDie) {
            int exitCode = Here.run(night.variables(), night.command());
            assertThat(exitCode).isIn(0, 1, 3);
            return exitCode;
        }
        Child child = night.start();
        night.sandbox.whenStruck(fault -> {
            if (isDeath(fault)) {
                child.kill();
            }
        });
        int exitCode = child.await();
        night.sandbox.whenStruck(fault -> {});
        assertThat(exitCode).as(child.output()).isIn(0, 1, 3, Child.KILLED);
        return exitCode;
    }

    private static boolean isDeath(Fault fault) {
        return fault.toString().contains(DEATH);
    }
}
