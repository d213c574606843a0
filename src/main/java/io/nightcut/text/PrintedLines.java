package io.nightcut.text;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints lines for people. Whatever is printed as a line, or put into a format, is {@link Redacted#line redacted and
 * escaped}: a text from outside can neither bring a secret back, nor steer the terminal, nor begin a line of its own. Only
 * {@link #print(String)} is left as it is, for the help's colours.
 */
public final class PrintedLines extends PrintWriter {

    private final Predicate<Object> isColoured;

    public PrintedLines(Writer out) {
        super(out, true);
        this.isColoured = object -> false;
    }

    /**
     * On a terminal or a pipe, with objects that are redacted, and not escaped. Only of a stream itself a failure to write
     * is seen by {@link #checkError}.
     *
     * @param isColoured whether an object has control sequences of ours
     */
    public PrintedLines(PrintStream out, Charset charset, Predicate<Object> isColoured) {
        super(out, true, charset);
        this.isColoured = isColoured;
    }

    @Override
    public void println(@Nullable String line) {
        super.println(Redacted.line(String.valueOf(line)));
    }

    @Override
    public void println(@Nullable Object object) {
        String text = String.valueOf(object);
        super.println(object != null && isColoured.test(object) ? Redacted.withoutSecrets(text) : Redacted.line(text));
    }

    @Override
    public PrintWriter format(String format, @Nullable Object... arguments) {
        return super.format(format, printable(arguments));
    }

    @Override
    public PrintWriter format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        return super.format(locale, format, printable(arguments));
    }

    private static @Nullable Object[] printable(@Nullable Object... arguments) {
        return Stream.of(arguments)
                .map(argument ->
                        argument == null || argument instanceof Number ? argument : Redacted.line(argument.toString()))
                .toArray();
    }
}
