package io.nightcut.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.nightcut.sandbox.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** A company's own certificate authority, given as a PEM file. */
class TrustedCertificatesTest {

    @TempDir
    Path folder;

    @Test
    void aServerOfTheFilesAuthorityIsTrustedAndOfNoOther() throws Exception {
        SelfSigned certificate = SelfSigned.in(folder);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
        URI there = URI.create("https://localhost:" + server.getAddress().getPort());
        try {
            assertThat(status(certificate.pem().toString(), there)).isEqualTo(204);
            assertThat(catchThrowable(() -> status("", there))).isInstanceOf(SSLException.class);
            URI byAnotherName =
                    URI.create("https://127.0.0.2:" + server.getAddress().getPort());
            assertThat(catchThrowable(() -> status(certificate.pem().toString(), byAnotherName)))
                    .isInstanceOf(IOException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void thePublicAuthoritiesStayTrusted() throws Exception {
        List<X509Certificate> known = authorities(null);
        KeyStore both = TrustedCertificates.store(SelfSigned.in(folder).pem().toString());

        assertThat(known).isNotEmpty();
        assertThat(authorities(both)).hasSize(known.size() + 1).containsAll(known);
    }

    @Test
    void aFileWithSeveralCertificatesIsRead() throws Exception {
        String one = Files.readString(SelfSigned.in(folder).pem());
        Path two = Files.createDirectory(folder.resolve("two"));
        String other = Files.readString(SelfSigned.in(two).pem());
        Path bundle = Files.writeString(folder.resolve("bundle.pem"), one + "\n" + other);

        assertThat(authorities(TrustedCertificates.store(bundle.toString())))
                .hasSize(authorities(null).size() + 2);
    }

    @Test
    void aFileThatIsNoneIsRefusedWithTheReason() throws IOException {
        isRefused(folder.resolve("missing.pem"), "the file cannot be read");
        isRefused(Files.writeString(folder.resolve("empty.pem"), ""), "no certificate");
        isRefused(Files.writeString(folder.resolve("words.pem"), "hello"), "no certificate");
    }

    private static void isRefused(Path file, String why) {
        assertThatThrownBy(() -> TrustedCertificates.store(file.toString()))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        wrong -> assertThat(wrong.getReason()).contains(why));
    }

    private static int status(String caFile, URI uri) throws Exception {
        HttpClients clients = new HttpClients(HttpSettings.of(caFile), new EnvironmentProxies(Map.of()));
        return clients.newClient()
                .build()
                .send(clients.newRequest(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static List<X509Certificate> authorities(KeyStore store) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toList();
    }
}
