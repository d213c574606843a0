package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.story.PostgreSqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two machines with the same command and one state in PostgreSQL. The first is frozen at an edge, the second takes over and
 * does all that is left; then the first goes on, and must neither send nor write any more.
 */
@Timeout(600)
class TakeOverTest {

    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int MOST_MILLIS = 3000;

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws Exception {
        ClassData.archive();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                // The intent is stored, and the POST has not left.
                "after Ledger.sending(IMPORT) 2",
                // The POST was answered, and that is not stored.
                "before Ledger.running(EDIT) 1",
                // All of a transaction but its commit is done.
                "after sql.any(select 1 from lease) 30"
            })
    void whoWasFrozenSendsAndWritesNothingMore(String edge) throws IOException {
        try (KillNight night = nightInADatabase()) {
            Child frozen = night.stopsAt(edge);
            assertThat(frozen.says(Mortal.STOPS)).as(frozen.output()).isTrue();
            Child next = night.start();
            next.exits(0);
            frozen.signal("CONT");
            assertThat(frozen.await()).as(frozen.output()).isEqualTo(3);
            night.isPaidOnce();
            night.isToldTruly();
        }
    }

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + Integer.getInteger("takeovers", 2));
    }

    /** At any moment, and twice: who has taken over is frozen too, while the first one goes on. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("seeds")
    void whoeverIsFrozenWheneverNothingIsPaidTwice(long seed) throws Exception {
        Random random = new Random(seed);
        try (KillNight night = nightInADatabase()) {
            Child first = frozenAtAnyMoment(night, random);
            Child second = frozenAtAnyMoment(night, random);
            first.signal("CONT");
            assertThat(first.await()).as(first.output()).isIn(0, 3);
            Child third = night.start();
            third.exits(0);
            second.signal("CONT");
            assertThat(second.await()).as(second.output()).isIn(0, 3);
            night.isPaidOnce();
            night.isToldTruly();
        }
    }

    private static Child frozenAtAnyMoment(KillNight night, Random random) throws Exception {
        int millis = random.nextInt(MOST_MILLIS);
        Child child = night.start();
        if (child.says(Child.FIRST_WORDS)) {
            TimeUnit.MILLISECONDS.sleep(millis);
            child.signal("STOP");
        }
        return child;
    }

    private KillNight nightInADatabase() throws IOException {
        KillNight night = KillNight.of(folder, 3);
        if (!PostgreSqlServer.IS_ASKED_FOR) {
            night.inADatabase();
        }
        return night;
    }

    @ParameterizedTest
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                "after Ledger.sending(EDIT) 1",
                "before Ledger.running(IMPORT) 2",
                "before sql.any(insert into claim) 2",
                "before sql.any(select 1 from lease) 30"
            })
    void whoWasFrozenSendsAndWritesNothingMoreElsewhere(String edge) throws IOException {
        whoWasFrozenSendsAndWritesNothingMore(edge);
    }
}
