package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.wire.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nights in which every callback comes, and what is to be seen of it. */
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
        Path file = nightcut.kept("callback");
        assertThat(file).hasContent(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** The address leads to the first of two, each with a state of its own; what is told of the other's jobs is refused there. */
    @Test
    @Tag("long")
    void anotherNightcutOnTheSameAddressIsNoHarmToEither() throws Exception {
        sandbox.order(Fault.slow(Call.IMPORT, Duration.ofMinutes(12)).on("Ours"));
        Nightcut other = callingBack(Nightcut.in(folder.resolve("other"), sandbox, 60), port)
                .with("nightcut.callback.listen", "127.0.0.1:" + FreePort.any());
        Path theirs = file("theirs.csv", "name,url\nTheirs," + url("Theirs") + "\n");
        Path manifest = manifestOf("Ours");
        FutureTask<Ended> ours = new FutureTask<>(
                () -> nightcut.with("nightcut.callback.check-every", "1s").runApart(List.of(), Map.of(), manifest));
        new Thread(ours, "night").start();
        await().atMost(Duration.ofMinutes(1)).until(() -> sandbox.bill().received(Call.IMPORT) == 1);
        Ended night = other.run(theirs);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(ours.get().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().paidTwice()).isEmpty();
        assertThat(sandbox.bill().edits()).isEqualTo(2);
        assertThat(addresses()).as("each with a secret of its own").hasSize(2);
        assertThat(answers()).containsKeys("200", "404");
    }
}
