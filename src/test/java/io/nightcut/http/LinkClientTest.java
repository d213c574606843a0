package io.nightcut.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.nightcut.sandbox.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection goes to the address that was judged, and to no other. */
@Timeout(60)
class LinkClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookUps = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(
                exchange.getRequestURI() + " of " + exchange.getRequestHeaders().getFirst("Host"));
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1/elsewhere");
        exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/moved") ? 302 : 200, 4);
        exchange.getResponseBody().write(new byte[4]);
        exchange.close();
    }

    @Test
    void aNameWhoseAddressChangesIsLookedUpOnce() throws IOException {
        LinkClient links = links("127.0.0.1", SSLContext::getDefault, "127.0.0.1", "127.0.0.2");

        assertThat(status(links, "http://rebound.example:%d/a.mp4?b=c")).isEqualTo(200);

        assertThat(lookUps).hasValue(1);
        assertThat(asked).containsExactly("/a.mp4?b=c of rebound.example:" + port());
    }

    @Test
    void aNameThatHasAPrivateAddressBesideAnotherIsNotReached() {
        LinkClient links = links("", SSLContext::getDefault, "8.8.8.8,127.0.0.1");

        assertThatThrownBy(() -> status(links, "http://both.example:%d/a.mp4"))
                .isInstanceOf(PrivateAddressException.class)
                .hasMessageStartingWith("both.example has the address 127.0.0.1");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//two//slashes.mp4", "/%E9%20a+b;c=d.mp4?x=%2F&y", "/a.mp4?", "/moved"})
    void anAddressIsAskedAsItIsWrittenAndNoRedirectFollowed(String path) throws IOException {
        LinkClient links = links("127.0.0.1", SSLContext::getDefault, "127.0.0.1");

        status(links, "http://media.example:%d" + path);

        assertThat(asked).containsExactly(path + " of media.example:" + port());
    }

    @Test
    void aServersNameIsThatOfTheLink() throws Exception {
        SelfSigned certificate = SelfSigned.in(folder);
        HttpsServer secure = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
        secure.createContext("/", this::answer);
        secure.start();
        String port = ":" + secure.getAddress().getPort() + "/a.mp4";
        Context trusted = () -> TrustedCertificates.with(certificate.pem().toString());
        try {
            assertThat(status(links("127.0.0.1", trusted, "127.0.0.1"), "https://localhost" + port))
                    .isEqualTo(200);
            assertThat(catchThrowable(
                            () -> status(links("127.0.0.1", trusted, "127.0.0.1"), "https://other.example" + port)))
                    .isInstanceOf(SSLException.class);
            assertThat(catchThrowable(() -> status(
                            links("127.0.0.1", SSLContext::getDefault, "127.0.0.1"), "https://localhost" + port)))
                    .isInstanceOf(SSLException.class);
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsTriedOnce() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        server.createContext("/gone", exchange -> {
            requests.incrementAndGet();
            throw new IOException("broken off");
        });
        LinkClient links = links("127.0.0.1", SSLContext::getDefault, "127.0.0.1");

        assertThatThrownBy(() -> status(links, "http://media.example:%d/gone")).isInstanceOf(IOException.class);
        assertThat(requests).hasValue(1);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private int status(LinkClient links, String url) throws IOException {
        try (LinkResponse response =
                links.request("GET", URI.create(url.replace("%d", "" + port()))).send()) {
            return response.status();
        }
    }

    private interface Context {
        SSLContext get() throws Exception;
    }

    /** @param answers of the name server, one after the other; the last one stays */
    private LinkClient links(String privateHosts, Context trusted, String... answers) {
        PrivateAddresses addresses = new PrivateAddresses(HostList.of(privateHosts), host -> {
            String answer = answers[Math.min(lookUps.getAndIncrement(), answers.length - 1)];
            return List.of(answer.split(",")).stream()
                    .map(LinkClientTest::literal)
                    .toArray(InetAddress[]::new);
        });
        try {
            return new LinkClient(new EnvironmentProxies(Map.of()), addresses, trusted.get(), TIMEOUT);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
