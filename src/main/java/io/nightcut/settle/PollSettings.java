package io.nightcut.settle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How often a job is looked at.
 *
 * @param first the time from its submission to the first look
 * @param least the shortest time between two looks
 * @param longest the longest time between two looks, which is reached when a job has been running for a while
 * @param giveUpAfter a job that has not ended this long after its submission is unknown until the next run
 */
@ConfigurationProperties("nightcut.poll")
public record PollSettings(Duration first, Duration least, Duration longest, Duration giveUpAfter) {

    public PollSettings {
        if (first.isNegative()) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.poll.first", first, "it must not be negative");
        }
        if (least.isNegative() || least.isZero() || least.compareTo(longest) > 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.poll.least", least, "it must be positive and not above longest, " + longest);
        }
        if (giveUpAfter.compareTo(longest) <= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.poll.give-up-after", giveUpAfter, "it must be above longest, " + longest);
        }
    }

    /** The same with this time between all looks, if that is longer. */
    PollSettings every(Duration pause) {
        Duration all = pause.compareTo(longest) > 0 && pause.compareTo(giveUpAfter) < 0 ? pause : longest;
        return new PollSettings(all, all, all, giveUpAfter);
    }
}
