package io.nightcut.cli.command;

import io.nightcut.control.StandardPhrases;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time of day, {@code 06:00}. */
final class TimeOfDay implements ITypeConverter<LocalTime> {

    @Override
    public LocalTime convert(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is not a time of day from 00:00 to 23:59. Write it with two digits each: --until 06:00. %s"
                            .formatted(text, StandardPhrases.NOTHING_SENT));
        }
    }
}
