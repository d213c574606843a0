package io.nightcut.state.postgresql;

import io.nightcut.text.KnownSecrets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;

/**
 * How a state in PostgreSQL is opened.
 *
 * @param user of the database
 * @param password of the user, if it needs one; {@code nightcut.database.password-file} names a file that holds it instead
 * @param lease after this time without a sign of life from a run another machine takes the state over: at least 3 s
 */
@ConfigurationProperties("nightcut.database")
public record DatabaseSettings(String user, String password, Duration lease) {

    private static final Duration SHORTEST = Duration.ofSeconds(3);

    public DatabaseSettings {
        KnownSecrets.add(password);
        if (lease.compareTo(SHORTEST) < 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.database.lease", lease, "it must be 3s or longer");
        }
    }

    /** The same from settings that were resolved, of a command that starts nothing. */
    public static DatabaseSettings of(UnaryOperator<String> setting) {
        return new DatabaseSettings(
                setting.apply("nightcut.database.user"),
                setting.apply("nightcut.database.password"),
                DurationStyle.detectAndParse(setting.apply("nightcut.database.lease")));
    }

    /** The password is nobody's business. */
    @Override
    public String toString() {
        return "user " + user + ", lease " + lease;
    }
}
