package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nights in which every callback comes, and what is to be seen of it. */
@Timeout(60)
class CallbackNightTest extends CallbackFixture {

    /** Slow enough that a callback is not overtaken by what is read for another one. */
    @Override
    protected SandboxSettings settings() {
        return SandboxSettings.defaults().withSpeed(60);
    }

    @Test
    void endsAreSeenByCallbacksAlone() throws IOException {
        Ended night = nightcut.run(manifestOf("One", "Two", "Three"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        Bill bill = sandbox.bill();
        assertThat(bill.paidTwice()).isEmpty();
        assertThat(bill.received(Call.JOB) + bill.received(Call.JOBS))
                .as(night.said())
                .isBetween(1, 6);
        assertThat(answers()).containsOnlyKeys("200").containsEntry("200", 6L);
        assertThat(night.lines("Listening on 127.0.0.1:" + port + " for callbacks to http://127.0.0.1:" + port
                        + "/nightcut/…"))
                .hasSize(1);
        assertThat(night.lines("Callbacks: 6 received, 0 ignored, 0 refused")).hasSize(1);
        String secret = addresses().get(0).substring(addresses().get(0).lastIndexOf('/') + 1);
        assertThat(addresses()).hasSize(1);
        assertThat(secret).hasSizeGreaterThanOrEqualTo(22);
        assertThat(night.said()).doesNotContain(secret.substring(0, 12));
        Assertions.assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
                .as("no port is left open")
                .isInstanceOf(ConnectException.class);
        Path file = Path.of(nightcut.state() + ".callback");
        assertThat(file).hasContent(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
