package io.nightcut.stage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often a job is looked at.
 *
 * @param first the first look, this long after it was submitted
 * @param least never more often than this
 * @param longest nor, once it has run for a while, less often than this
 * @param giveUpAfter a job that has not ended by then is settled as failed
 */
@ConfigurationProperties("nightcut.poll")
record PollSettings(Duration first, Duration least, Duration longest, Duration giveUpAfter) {

    PollSettings {
        if (least.isNegative() || least.isZero() || least.compareTo(longest) > 0 || first.isNegative()) {
            throw new IllegalArgumentException(
                    "nightcut.poll: least (%s) must be positive and not above longest (%s)".formatted(least, longest));
        }
        if (giveUpAfter.compareTo(longest) <= 0) {
            throw new IllegalArgumentException(
                    "nightcut.poll.give-up-after (%s) must be above longest (%s)".formatted(giveUpAfter, longest));
        }
    }
}
