package io.nightcut.cli.format;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a command prints on standard output. */
enum OutputFormat {

    /** Lines for people; their words may change. */
    TEXT,

    /** One document, which is described in src/docs/formats.md. */
    JSON,

    /** One table, without a byte-order mark. */
    CSV;

    /** Reads the word for it. */
    static final class Converter implements ITypeConverter<OutputFormat> {

        @Override
        public OutputFormat convert(String word) {
            return Stream.of(values())
                    .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'%s' is not a format. Write text, json or csv".formatted(word)));
        }
    }
}
