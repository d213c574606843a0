package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Nights with caps, cut-offs and canaries in which the program is killed at any moment and answers to POSTs are lost. No cap
 * is exceeded by more than the run says, nothing is reserved once a run has ended by itself, and when the caps are raised
 * everything is edited, each once. For as many kills as you like:
 *
 * <pre>./mvnw test -Dtest=BudgetDeathsTest -Dkills=500</pre>
 */
class BudgetDeathsTest {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int PROJECTS = 8;
    private static final int MOST_RUNS = 30;
    private static final int MOST_KILLS = 5;
    private static final Pattern BEYOND = Pattern.compile("Calls of this night cost ([0-9.]+) AI credits and");

    private int kills;
    private int caps;
    private int canaries;

    @BeforeAll
    static void archive() throws Exception {
        ClassData.archive();
    }

    @Tag("long")
    @Test
    void noCapIsExceededAndNothingIsPaidTwiceOrForgotten() throws Exception {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        for (int night = 0; kills < KILLS; night++) {
            night(ClassData.FOLDER.resolve("budget-night-" + night), random, MOST_KILLS);
            System.out.printf(
                    "kills %d, nights %d, caps reached %d, canaries failed %d%n", kills, night + 1, caps, canaries);
        }
    }

    private void night(Path folder, Random random, int mostKills) throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        SandboxSettings settings = SandboxSettings.defaults().withSeed(random.nextLong());
        int cap = 15 + random.nextInt(45);
        boolean isHard = random.nextInt(4) == 0;
        try (KillNight night = KillNight.of(folder, PROJECTS, settings)) {
            night.with(
                    "--nightcut.budget.max-credits=" + cap,
                    "--nightcut.budget.cutoff=" + (isHard ? "hard" : "soft"),
                    "--nightcut.canary.projects=" + (random.nextBoolean() ? "" : 1 + random.nextInt(2)));
            Fault lost = Fault.emptyResponse(Call.IMPORT).on(Call.posts());
            night.sandbox.order(lost.rate(0.1));
            night.sandbox.order(lost.afterTheEffect().rate(0.1));
            night.sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).rate(0.1));
            PaidAndSaid paid = new PaidAndSaid(night);
            int before = kills;
            int exitCode = Child.KILLED;
            for (int run = 0; exitCode == Child.KILLED; run++) {
                assertThat(run).as("%s", folder).isLessThan(MOST_RUNS);
                Child child = night.start();
                if (kills - before < mostKills) {
                    afterAMoment(child, random);
                }
                exitCode = child.await();
                if (exitCode == Child.KILLED) {
                    kills += child.isInTheMiddle() ? 1 : 0;
                } else {
                    endsByItself(night, child, settings, cap);
                }
            }
            night.sandbox.clearFaults();
            night.with("--nightcut.budget.max-credits=10000", "--nightcut.canary.projects=0");
            for (int run = 0; exitCode != 0 && exitCode != 1; run++) {
                assertThat(run).as("%s", folder).isLessThan(MOST_RUNS);
                exitCode = night.start().await();
            }
            paid.check();
            paid.checkEnd(exitCode);
            assertThat(night.bill().paidTwice()).as("seed %d, %s", SEED, folder).isEmpty();
            assertThat(night.state().reserved()).isZero();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    /** What is billed stays below the cap, but for what the run itself says that its calls have cost too much. */
    private void endsByItself(KillNight night, Child child, SandboxSettings settings, int cap) throws IOException {
        String said = child.output();
        assertThat(said).contains("AI credits (");
        double beyond = BEYOND.matcher(said)
                .results()
                .map((MatchResult match) -> Double.parseDouble(match.group(1)))
                .reduce((one, later) -> later)
                .orElseThrow(() -> new AssertionError(said));
        Bill bill = night.bill();
        double billed = bill.of(JobType.AGENT)
                .mapToDouble(charge -> settings.credits(charge.project()))
                .sum();
        // It is said with one decimal.
        assertThat(billed).as("seed %d: cap %d, said: %s", SEED, cap, said).isLessThanOrEqualTo(cap + beyond + 0.06);
        caps += said.contains("Stopped before the end (budget)") ? 1 : 0;
        canaries += said.contains("Stopped before the end (canary)") ? 1 : 0;
        assertThat(night.state().number("""
                select (select count(*) from claim where ending is null)
                    + (select count(*) from submission where state in ('SENDING', 'RUNNING'))
                """)).as("still reserved: %s", said).isZero();
    }

    /** From the first call of a run on, any moment of the seconds that it takes. */
    private static void afterAMoment(Child child, Random random) throws Exception {
        int millis = random.nextInt(3000);
        if (child.says(Child.FIRST_WORDS)) {
            TimeUnit.MILLISECONDS.sleep(millis);
            child.kill();
        }
    }
}
