package io.nightcut.notify;

import io.nightcut.http.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Who is told of a run. Addresses and passwords are secrets: whoever knows them can write there.
 *
 * @param when whether people are told of each run or of those that need somebody
 * @param webhook the address of a chat's incoming webhook; empty: none
 * @param webhookFormat {@code auto}: known by the address
 * @param command a program that gets the notice as JSON on its standard input; empty: none
 * @param ping the address of a check of healthchecks.io or its like; empty: none
 * @param metricsFile a file for the textfile collector of node_exporter; empty: none
 * @param timeout the most that each of these may take
 */
@ConfigurationProperties("nightcut.notify")
record NotifySettings(
        When when,
        String webhook,
        String webhookFormat,
        String command,
        Mail mail,
        String ping,
        String metricsFile,
        Duration timeout) {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Of which runs people are told. */
    enum When {
        ALWAYS,
        PROBLEMS
    }

    /**
     * The server that takes e-mail, and who gets it.
     *
     * @param to addresses with a comma between them; empty: nobody
     * @param tls {@code starttls}, {@code tls} from the first byte on, or {@code none}, for this machine alone
     */
    record Mail(String to, String from, String host, int port, String user, String password, String tls) {

        private static final List<String> TLS = List.of("starttls", "tls", "none");

        Mail {
            if (!TLS.contains(tls)) {
                throw refused("mail.tls", tls, "it must be starttls, tls or none");
            }
            if (!to.isBlank() && (host.isBlank() || from.isBlank())) {
                throw refused("mail.to", to, "nightcut.notify.mail.host and mail.from are needed too");
            }
            if (!to.isBlank() && tls.equals("none") && !Loopback.isNamedBy(host)) {
                throw refused("mail.tls", tls, "without TLS mail can go to localhost only. Use starttls or tls");
            }
        }

        boolean isOn() {
            return !to.isBlank();
        }
    }

    NotifySettings {
        webhook = checked("webhook", webhook);
        ping = checked("ping", ping);
        WebhookKind.of(webhookFormat, webhook);
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw refused("timeout", timeout, "it must be between 1ms and 30s");
        }
    }

    /** The value is not shown: it is a secret. */
    private static String checked(String name, String address) {
        String written = address.strip();
        if (written.isEmpty()) {
            return written;
        }
        try {
            URI uri = new URI(written);
            boolean isSafe = "https".equalsIgnoreCase(uri.getScheme())
                    || ("http".equalsIgnoreCase(uri.getScheme()) && Loopback.isNamedBy(uri.getHost()));
            if (uri.getHost() != null && isSafe && uri.getRawUserInfo() == null) {
                return written;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw refused(name, "…", "it must be an https:// address");
    }

    static InvalidConfigurationPropertyValueException refused(String name, Object value, String reason) {
        return new InvalidConfigurationPropertyValueException("nightcut.notify." + name, value, reason);
    }
}
