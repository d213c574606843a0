package io.nightcut.descript;

import io.nightcut.http.Loopback;
import io.nightcut.text.Redacted;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Where Descript is and who asks.
 *
 * @param baseUrl {@code https}, or {@code http} to this very machine
 * @param token as Descript shows it, whole; empty: no run can begin
 * @param patience how long Descript may be silent before a run stops
 */
@ConfigurationProperties("descript")
record DescriptSettings(URI baseUrl, Token token, Duration patience) {

    DescriptSettings {
        if (!isSafe(baseUrl)) {
            throw new InvalidConfigurationPropertyValueException(
                    "descript.base-url",
                    Redacted.text(baseUrl.toString()),
                    "the token may travel by https only. Give an https:// address");
        }
    }

    /** Whether nobody on the way can read along: https, or http to this very machine. */
    static boolean isSafe(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme()) && Loopback.isNamedBy(url.getHost()));
    }
}
