package io.nightcut.callback;

import io.nightcut.http.Loopback;
import io.nightcut.text.Redacted;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Where Descript reports that a job has ended, and what that changes.
 *
 * @param url the public address, without the secret that is added to it; empty: callbacks are off
 * @param listen the local address and port to which the public one leads
 * @param checkEvery how often all jobs are looked at though no callback has come
 * @param gather how long the first callback waits for others, which are then looked at together
 */
@ConfigurationProperties("nightcut.callback")
public record CallbackSettings(String url, String listen, Duration checkEvery, Duration gather) {

    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^\\[\\]:/\\s]+)):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    public CallbackSettings {
        url = url.strip();
        if (!url.isEmpty()) {
            checkUrl(url);
            address(listen);
        }
        if (checkEvery.isNegative() || checkEvery.isZero()) {
            throw refused("check-every", checkEvery, "it must be positive");
        }
        if (gather.isNegative()) {
            throw refused("gather", gather, "it must not be negative");
        }
    }

    /** Whether Descript is to call back. */
    public boolean isOn() {
        return !url.isEmpty();
    }

    /** The public address with one more segment in its path. */
    URI with(String segment) {
        return URI.create(url.endsWith("/") ? url + segment : url + "/" + segment);
    }

    /** The public address as it may be shown: without the secret. */
    String shown() {
        return url.endsWith("/") ? url + "…" : url + "/…";
    }

    InetSocketAddress address() {
        return address(listen);
    }

    private static void checkUrl(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw refused("url", "…", "it is not a URL");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused("url", "…", "only scheme, host, port and path may stand in it");
        }
        boolean isSafe = "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && Loopback.isNamedBy(uri.getHost()));
        if (uri.getHost() == null || !isSafe) {
            throw refused(
                    "url",
                    Redacted.text(url),
                    "a secret is added to it, which must be sent over https. Use an https:// address");
        }
    }

    private static InetSocketAddress address(String listen) {
        Matcher parts = ADDRESS.matcher(listen.strip());
        int port = parts.matches() ? Integer.parseInt(parts.group(3)) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw refused("listen", listen, "it must be an address and a port, such as 127.0.0.1:8787");
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw refused("listen", listen, "there is no host of this name. Use an address of this machine");
        }
    }

    private static InvalidConfigurationPropertyValueException refused(String name, Object value, String reason) {
        return new InvalidConfigurationPropertyValueException("nightcut.callback." + name, value, reason);
    }
}
