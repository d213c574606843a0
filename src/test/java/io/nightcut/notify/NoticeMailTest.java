package io.nightcut.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.http.HttpClients;
import io.nightcut.sandbox.SelfSigned;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mail.MailException;
import org.subethamail.smtp.server.SMTPServer;

/** A true mail server, which wants STARTTLS and a password. */
class NoticeMailTest {

    private static final Notice NOTICE = new Notice(
            "/srv/nächte.csv", 1, null, "1 of 2 is ready; 1 needs you.", List.of("Fix 1 link"), null, null, 1, 1, 0);

    @TempDir
    Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private SMTPServer server;
    private SelfSigned certificate;

    @BeforeEach
    void start() throws Exception {
        certificate = SelfSigned.in(folder);
        start(InetAddress.getLoopbackAddress());
    }

    private void start(InetAddress address) throws Exception {
        server = SMTPServer.port(0)
                .bindAddress(address)
                .startTlsSocketFactory(certificate.serverContext())
                .requireTLS()
                .messageHandler((context, from, to, data) ->
                        received.add(from + " to " + to + "\n" + new String(data, StandardCharsets.UTF_8)))
                .build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void itArrivesOverTls() throws Exception {
        mail("localhost", certificate.pem().toString()).send(NOTICE);

        assertThat(received)
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .startsWith("nightcut@example.com to ops@example.com")
                        .contains("Subject: =?UTF-8?", "1 of 2 is ready; 1 needs you.", "- Fix 1 link"));
    }

    @Test
    void aServerWhoseCertificateIsNotTrustedGetsNothing() {
        assertThatThrownBy(() -> mail("localhost", "").send(NOTICE)).isInstanceOf(MailException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void aServerOfAnotherNameGetsNothing() throws Exception {
        server.stop();
        start(InetAddress.getByName("127.0.0.2"));

        assertThatThrownBy(() -> mail("127.0.0.2", certificate.pem().toString()).send(NOTICE))
                .isInstanceOf(MailException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void withoutTlsMailGoesToThisMachineOnly() {
        assertThatThrownBy(() -> new NotifySettings.Mail(
                        "a@example.com", "b@example.com", "mail.example.com", 25, "", "", "none"))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
    }

    private NoticeMail mail(String host, String caFile) {
        return new NoticeMail(
                new NotifySettings.Mail(
                        "ops@example.com", "nightcut@example.com", host, server.getPortAllocated(), "", "", "starttls"),
                HttpClients.trusting(caFile),
                Duration.ofSeconds(5));
    }
}
