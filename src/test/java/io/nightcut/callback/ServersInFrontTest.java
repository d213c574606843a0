package io.nightcut.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightcut.control.RunControl;
import io.nightcut.wire.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What callbacks.md says about servers in front, in these servers themselves, where they are installed. */
@Timeout(60)
class ServersInFrontTest {

    @TempDir
    Path folder;

    @Test
    void nginxPassesCallbacksOnAndNothingElse() throws Exception {
        int port = FreePort.any();
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server {
                        listen 127.0.0.1:%2$d;
                        SNIPPET
                    }
                }
                """.formatted(folder, port));
        passesOn("nginx", port, config, List.of("-c", config.toString(), "-p", folder.toString()));
    }

    @Test
    void caddyPassesCallbacksOnAndNothingElse() throws Exception {
        int port = FreePort.any();
        Path config = Files.writeString(folder.resolve("Caddyfile"), """
                {
                    admin off
                    auto_https off
                }
                http://127.0.0.1:%d {
                    SNIPPET
                }
                """.formatted(port));
        passesOn("caddy", port, config, List.of("run", "--adapter", "caddyfile", "--config", config.toString()));
    }

    private void passesOn(String program, int port, Path config, List<String> arguments) throws Exception {
        Path executable = Stream.of("/usr/sbin/", "/usr/bin/")
                .map(place -> Path.of(place + program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(executable != null, program + " is not installed");
        int own = FreePort.any();
        Files.writeString(
                config,
                Files.readString(config).replace("SNIPPET", snippet(program).replace("8787", String.valueOf(own))));
        CallbackHints hints = new CallbackHints(Hints.SETTINGS, new RunControl(Clock.systemUTC()), Clock.systemUTC());
        CallbackServlet servlet = new CallbackServlet(
                "/nightcut/word", hints, body -> CallbackBody.jobId(body).ifPresent(hints::add));
        CallbackServer server = CallbackServer.start(new InetSocketAddress("127.0.0.1", own), servlet);
        Process front = new ProcessBuilder(Stream.concat(Stream.of(executable.toString()), arguments.stream())
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("front.log").toFile())
                .start();
        try {
            awaitListening(port, front);
            assertThat(status(port, "/nightcut/word", "{\"job_id\":\"job-1\"}")).isEqualTo(200);
            assertThat(status(port, "/nightcut/other", "{}")).isEqualTo(404);
            // Caddy answers 502 when the program refuses what Caddy has begun to pass on.
            assertThat(status(port, "/nightcut/word", "x".repeat(100_000))).isIn(413, 502);
            assertThat(status(port, "/elsewhere", "{}")).isNotEqualTo(500).isNotEqualTo(502);
            while (!hints.due().isBefore(Instant.MAX)) { // The answer comes before the hint.
                Thread.onSpinWait();
            }
            assertThat(hints.take()).containsExactly("job-1");
        } finally {
            front.destroy();
            front.waitFor();
            server.close();
        }
    }

    private static String snippet(String program) throws IOException {
        Matcher block = Pattern.compile("```" + program + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/docs/callbacks.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private void awaitListening(int port, Process front) throws IOException {
        while (true) {
            assertThat(front.isAlive())
                    .as(Files.readString(folder.resolve("front.log")))
                    .isTrue();
            try {
                new Socket("127.0.0.1", port).close();
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    private static int status(int port, String path, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
