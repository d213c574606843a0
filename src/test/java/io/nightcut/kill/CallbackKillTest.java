package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.wire.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Descript has its answer to a callback, and the program dies before it has done anything about it. */
@Timeout(300)
class CallbackKillTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws Exception {
        ClassData.archive();
    }

    @Test
    void aCallbackThatWasAcceptedAndNotLookedAtIsNotMissed() throws IOException {
        int port = FreePort.any();
        try (KillNight night = KillNight.of(folder, 2)) {
            night.with(
                    "--nightcut.callback.url=http://127.0.0.1:" + port + "/nightcut",
                    "--nightcut.callback.listen=127.0.0.1:" + port,
                    // The net would find what the callback told of a long time after the test is over.
                    "--nightcut.callback.check-every=600s");
            night.diesAt("after CallbackHints.add() 1");
            assertThat(night.sandbox.callbackAnswers()).isNotEmpty();
            night.diesAt("after JobPoller.look() 2");
            night.diesAt("before Ledger.settled(EDIT) 1");
            night.comesToItsEnd();
        }
    }
}
