package io.nightcut.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.SelfSigned;
import io.nightcut.story.Ended;
import io.nightcut.story.Nightcut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nights behind a company's proxy and a company's certificates. */
@Timeout(900)
class ProxyNightTest {

    private static final double SPEED = 200;
    private static final String USER = "night";
    private static final String PASSWORD = "s3cret";

    @TempDir
    Path folder;

    private SelfSigned certificate;
    private Sandbox sandbox;
    private Nightcut nightcut;
    private TinyProxy proxy;

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(TinyProxy.PROGRAM), "tinyproxy is not installed");
        certificate = SelfSigned.in(folder);
        sandbox = Sandbox.start(SandboxSettings.defaults().withSpeed(SPEED), certificate);
        nightcut = Nightcut.in(folder, sandbox, SPEED).with("nightcut.http.ca-file", certificate.pem());
        proxy = new TinyProxy(folder).start(USER, PASSWORD);
    }

    @AfterEach
    void close() {
        if (sandbox != null) {
            sandbox.close();
        }
        if (proxy != null) {
            proxy.close();
        }
    }

    /** The API, the probe and the upload: the sandbox refuses any request that comes with the proxy's password. */
    @Test
    void allThatGoesOutGoesThroughTheProxyWithItsPassword() throws Exception {
        Files.writeString(folder.resolve("file.mp4"), "ID3 bytes of a file");
        Ended night = nightcut.runApart(
                List.of(),
                Map.of("HTTPS_PROXY", proxy.url(USER, PASSWORD)),
                manifest("Link," + sandbox.mediaUrl("Link"), "File,file.mp4"),
                "--probe");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.statuses()).containsExactly("edited", "edited");
        assertThat(sandbox.bill().received(Call.UPLOAD)).isOne();
        assertThat(night.said()).doesNotContain(PASSWORD);
        assertThat(proxy.tunnels()).as("API, probe, upload").isGreaterThanOrEqualTo(3);
    }

    @Test
    void aPasswordThatTheProxyRefusesEndsTheRunInOneSentenceAndNoRowIsToBlame() throws Exception {
        Ended night = nightcut.runApart(
                List.of(), Map.of("https_proxy", proxy.url(USER, "an0ther")), manifest("Link,https://a.example/a.mp4"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err())
                .contains("The proxy %s refused the user name or password (40".formatted(proxy.address()))
                .contains("Correct them in HTTPS_PROXY. Nothing was sent.");
        assertThat(night.said()).doesNotContain("an0ther", "\tat ");
        assertThat(sandbox.bill().received(Call.STATUS)).isZero();
    }

    /** Without any, tinyproxy answers 407; with a wrong one, 401. */
    @Test
    @Tag("long")
    void aProxyThatWantsAPasswordAndIsGivenNoneEndsTheRunTheSame() throws Exception {
        Ended night = nightcut.runApart(
                List.of(),
                Map.of("HTTPS_PROXY", "http://" + proxy.address()),
                manifest("Link,https://a.example/a.mp4"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err()).contains("refused the user name or password (407)");
    }

    @Test
    void aPasswordThatIsChangedInTheNightStopsTheRunAndTheRowsWait() throws Exception {
        sandbox.order(Fault.rateLimited(Call.IMPORT, Duration.ofSeconds(1)));
        sandbox.whenStruck(struck -> {
            try {
                proxy.start(USER, "changed");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Path manifest = manifest("One," + sandbox.mediaUrl("One"), "Two," + sandbox.mediaUrl("Two"));
        Ended night = nightcut.runApart(List.of(), Map.of("HTTPS_PROXY", proxy.url(USER, PASSWORD)), manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.lines("Stopping: The proxy " + proxy.address() + " refused the user name"))
                .hasSize(1);
        assertThat(night.statuses()).containsAnyOf("waiting").doesNotContain("import_failed", "unknown");
        assertThat(night.said()).doesNotContain(PASSWORD);

        sandbox.whenStruck(struck -> {});
        Ended next = nightcut.runApart(List.of(), Map.of("HTTPS_PROXY", proxy.url(USER, "changed")), manifest);
        assertThat(next.exitCode()).as(next.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().paidTwice()).isEmpty();
    }

    /** The certificate is in the JVM's trust store here. A proxy that does not exist would end the run. */
    @Test
    void whatNoProxyNamesIsReachedDirectly() throws Exception {
        Ended night = nightcut.with("nightcut.http.ca-file", "")
                .runApart(
                        certificate.trusted(),
                        Map.of("HTTPS_PROXY", "http://127.0.0.1:1", "NO_PROXY", "a.example,127.0.0.0/8,localhost"),
                        manifest("Link,https://a.example/a.mp4"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
    }

    @Test
    @Tag("long")
    void aProxyThatIsNotThereStopsTheRunAndFailsNoRow() throws Exception {
        Ended night = nightcut.with("descript.patience", "1s")
                .runApart(
                        List.of(),
                        Map.of("HTTPS_PROXY", "http://127.0.0.1:1"),
                        manifest("Link,https://a.example/a.mp4"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(sandbox.bill().received(Call.STATUS)).isZero();
    }

    /** Whatever the machine's properties say: else the POST whose connection ended is sent again. */
    @Test
    @Tag("long")
    void aMachineThatAllowsPostsToBeRepeatedChangesNothing() throws Exception {
        sandbox.order(Fault.emptyResponse(Call.AGENT).afterTheEffect());
        Ended night = nightcut.runApart(
                List.of("-Djdk.httpclient.enableAllMethodRetry=true", "-Djdk.httpclient.redirects.retrylimit=5"),
                Map.of(),
                manifest("Link,https://a.example/a.mp4"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().received(Call.AGENT)).isOne();
        assertThat(sandbox.bill().paidTwice()).isEmpty();
    }

    private Path manifest(String... lines) throws IOException {
        return Files.writeString(folder.resolve("night.csv"), "name,url\n" + String.join("\n", lines) + "\n");
    }
}
