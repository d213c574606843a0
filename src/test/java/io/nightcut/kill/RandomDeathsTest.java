package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.EveryFault;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.SelfSigned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Nights in which the program is killed at any moment, every fifth POST loses its answer, listings lag and reads fail,
 * some of {@link EveryFault} come on top, and the same command is given again until all is done: over plain HTTP and over
 * TLS in turn. For as many kills as you like:
 *
 * <pre>./mvnw test -Dtest=RandomDeathsTest -Dkills=500 -Dlanes=4</pre>
 *
 * The seed is printed first, and {@code -Dseed} takes it; what a seed cannot repeat is the moment of a kill to the
 * microsecond. The output of the processes of a night that went wrong stays in {@code target/death}.
 */
class RandomDeathsTest {

    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int LANES = Integer.getInteger("lanes", 2);
    private static final int PROJECTS = 5;
    private static final int MOST_RUNS = 40;
    private static final int LAST_RUNS = 4;

    private static final int ODD_ANSWERS = 4;

    /** Of all faults those that make no job fail: each project is to be edited, or a person decides. */
    private static final List<Fault> ODD = Stream.of(
                    EveryFault.ofListing(Call.JOBS),
                    EveryFault.ofListing(Call.PROJECTS),
                    EveryFault.ofReads(),
                    EveryFault.ofPost(Call.IMPORT),
                    EveryFault.ofPost(Call.AGENT))
            .flatMap(List::stream)
            .toList();

    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger projects = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();

    private static SelfSigned certificate;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws Exception {
        ClassData.archive();
        certificate = SelfSigned.in(folder);
    }

    @Test
    void whateverHappensNothingIsPaidTwiceAndNothingForgotten() throws Exception {
        System.out.println("seed " + SEED);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                Random random = new Random(SEED + lane);
                String name = "lane-" + lane + "-night-";
                int first = lane;
                all.add(lanes.submit(() -> {
                    for (int night = 0; kills.get() < KILLS; night++) {
                        night(
                                ClassData.FOLDER.resolve(name + night),
                                random,
                                (first + night) % 2 == 0 ? null : certificate);
                    }
                    return null;
                }));
            }
            for (Future<?> lane : all) {
                lane.get();
            }
        } finally {
            lanes.shutdownNow();
            System.out.println(summary());
        }
    }

    private String summary() {
        return "kills %s, projects %s, of them for a person to decide %s".formatted(kills, projects, unknown);
    }

    private void night(Path folder, Random random, @Nullable SelfSigned certificate) throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        try (KillNight night =
                KillNight.of(folder, PROJECTS, SandboxSettings.defaults().withSeed(random.nextLong()), certificate)) {
            orderFaults(night.sandbox, random);
            int exitCode = -1;
            for (int run = 0; exitCode != 0 && run < MOST_RUNS + LAST_RUNS; run++) {
                if (run == MOST_RUNS) {
                    night.sandbox.clearFaults();
                }
                exitCode = run < MOST_RUNS && kills.get() < KILLS ? run(night, random) : undisturbed(night);
            }
            new PaidAndSaid(night).check();
            List<Map<String, String>> unfinished = night.results().stream()
                    .filter(row -> !row.get("status").equals("edited"))
                    .toList();
            assertThat(unfinished)
                    .as("seed %d: %s, orders %s", SEED, folder, night.sandbox.script())
                    .allMatch(row -> row.get("status").equals("unknown"));
            projects.addAndGet(PROJECTS);
            unknown.addAndGet(unfinished.size());
        }
        FileSystemUtils.deleteRecursively(folder);
        System.out.println(summary());
    }

    private static void orderFaults(Sandbox sandbox, Random random) {
        Fault lost = Fault.emptyResponse(Call.IMPORT).on(Call.posts());
        sandbox.order(lost.rate(0.1));
        sandbox.order(lost.afterTheEffect().rate(0.1 / 0.9));
        sandbox.order(
                Fault.error(Call.JOBS, 503, "Unavailable").on(Call.reads()).rate(0.03));
        sandbox.order(Fault.listedLate(Call.IMPORT, Duration.ofSeconds(20))
                .on(Call.posts())
                .rate(0.1));
        sandbox.order(Fault.foundLate(Call.IMPORT, Duration.ofSeconds(20))
                .on(Call.posts())
                .rate(0.1));
        for (int i = 0; i < ODD_ANSWERS; i++) {
            Fault odd = ODD.get(random.nextInt(ODD.size()));
            sandbox.order(odd.nth(1 + random.nextInt(PROJECTS)));
        }
    }

    /** One start of the program, and mostly its violent end: at a fault or at any moment, whichever comes first. */
    private int run(KillNight night, Random random) throws Exception {
        Child child = night.start();
        switch (random.nextInt(8)) {
            case 0 -> afterAMoment(child, random, () -> child.signal("TERM"));
            case 1, 2, 3 -> {
                AtomicInteger left = new AtomicInteger(random.nextInt(3));
                night.sandbox.whenStruck(fault -> {
                    if (left.getAndDecrement() == 0) {
                        child.kill();
                    }
                });
                afterAMoment(child, random, child::kill);
            }
            default -> afterAMoment(child, random, child::kill);
        }
        int exitCode = child.await();
        night.sandbox.whenStruck(fault -> {});
        if (exitCode == Child.KILLED && child.isInTheMiddle()) {
            kills.incrementAndGet();
        }
        assertThat(exitCode).as(child.output()).isIn(0, 1, 3, Child.KILLED, Child.TERMINATED);
        return exitCode;
    }

    private interface Deed {
        void doIt() throws IOException;
    }

    /** From the first call of a run on, any moment of the second or so that it takes. */
    private static void afterAMoment(Child child, Random random, Deed deed) throws Exception {
        int millis = random.nextInt(1500);
        if (child.says(Child.FIRST_WORDS)) {
            TimeUnit.MILLISECONDS.sleep(millis);
            deed.doIt();
        }
    }

    private static int undisturbed(KillNight night) throws IOException {
        return night.start().await();
    }
}
