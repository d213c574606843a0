package io.nightcut.descript;

import io.nightcut.http.Loopback;
import io.nightcut.text.Redacted;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The address of Descript's API, and the token for it.
 *
 * @param baseUrl {@code https}, or {@code http} to the loopback interface
 * @param token the whole API token, as Descript shows it; if it is empty, no run can start
 * @param patience how long Descript may not respond before a run stops
 * @param longestHold what a {@code Retry-After} may ask for; a stage that would have to wait longer stops
 */
@ConfigurationProperties("descript")
record DescriptSettings(URI baseUrl, Token token, Duration patience, Duration longestHold) {

    DescriptSettings {
        if (longestHold.isNegative() || longestHold.isZero()) {
            throw new InvalidConfigurationPropertyValueException(
                    "descript.longest-hold", longestHold, "it must be positive");
        }
        if (baseUrl.getRawUserInfo() != null) {
            throw new InvalidConfigurationPropertyValueException(
                    "descript.base-url", "…", "it contains a user name or password. Only the API token is sent");
        }
        if (!isSafe(baseUrl)) {
            throw new InvalidConfigurationPropertyValueException(
                    "descript.base-url",
                    Redacted.text(baseUrl.toString()),
                    "the token must be sent over https. Use an https:// address");
        }
    }

    /** Whether nobody else can read what is sent there: https, or http to the loopback interface. */
    static boolean isSafe(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme()) && Loopback.isNamedBy(url.getHost()));
    }
}
