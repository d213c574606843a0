package io.nightcut.cli.command;

import io.nightcut.control.StandardPhrases;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time, {@code 2h}. */
final class WaitingTime implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            Duration time = DurationStyle.SIMPLE.parse(text);
            if (!time.isNegative()) {
                return time;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new TypeConversionException("'%s' is not a length of time. Write it with its unit: --wait 2h or 30m. %s"
                .formatted(text, StandardPhrases.NOTHING_SENT));
    }
}
