package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.story.PostgreSqlServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two machines with the same command and one state in PostgreSQL. The first is frozen at an edge, the second takes over and
 * does all that is left; then the first goes on, and must neither send nor write any more.
 */
@Timeout(600)
class TakeOverTest {

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
        try (KillNight night = KillNight.of(folder, 3)) {
            if (!PostgreSqlServer.IS_ASKED_FOR) {
                night.inADatabase();
            }
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
