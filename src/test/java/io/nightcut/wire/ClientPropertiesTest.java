package io.nightcut.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.SelfSigned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK's client by itself, in a JVM whose properties allow any request to be repeated, as a machine's may. */
@Timeout(120)
class ClientPropertiesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"CLOSE_AFTER_BODY", "RESET", "LISTENER_GONE"})
    void onceForcedAPostIsNotRepeatedWhateverTheMachineAllows(Ending ending) throws Exception {
        assertThat(received(ending, "HTTP_1_1", "forced")).isEqualTo(2);
    }

    /** Newer JDKs repeat these over HTTP/2 without being allowed to. */
    @ParameterizedTest
    @EnumSource(names = {"REFUSED_STREAM", "GOAWAY_BELOW"})
    void norOverHttp2IfThatWereEverSpoken(Ending ending) throws Exception {
        assertThat(received(ending, "HTTP_2", "forced")).isEqualTo(2);
    }

    @Test
    void thatMachineWouldRepeatIt() throws Exception {
        assertThat(received(Ending.CLOSE_AFTER_BODY, "HTTP_1_1")).isEqualTo(3);
    }

    /** Of two POSTs of which the second is ended like that. */
    private int received(Ending ending, String... arguments) throws Exception {
        SelfSigned certificate = SelfSigned.in(folder);
        try (FrameServer server = new FrameServer(certificate)) {
            server.endings.addAll(List.of(Ending.ANSWER, ending));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djdk.httpclient.enableAllMethodRetry=true",
                    "-cp",
                    System.getProperty("java.class.path")));
            command.addAll(certificate.trusted());
            command.addAll(List.of(BarePost.class.getName(), server.baseUrl()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
            return server.posts.get();
        }
    }
}
