package io.nightcut.run;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/** The terminal that the program writes to, if it is one and takes control sequences. */
public final class Terminal {

    /** Goes to the line's beginning and erases it. */
    public static final String ERASE_LINE = "\r\u001b[K";

    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ ([1-9]\\d*)\\s*");
    private static final int USUAL_WIDTH = 80;

    private Terminal() {}

    /** False where input or output is a pipe or a file, with {@code NO_COLOR}, and with {@code TERM=dumb}. */
    public static boolean isInteractive() {
        return Ansi.AUTO.enabled() && isConsole() && !"dumb".equals(System.getenv("TERM"));
    }

    @SuppressWarnings("SystemConsoleNull")
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there may be a console without a terminal, and it has this method.
            return Runtime.version().feature() < 22
                    || (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** In which text is written to it. A POSIX locale, as cron has it, means ASCII, which has no umlauts: then UTF-8. */
    @SuppressWarnings("SystemConsoleNull")
    public static Charset charset() {
        Console console = System.console();
        Charset charset = console == null ? Charset.defaultCharset() : console.charset();
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }

    /** In columns, as it is now; 80 where the system does not tell. Starts a process. */
    static int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Matcher size = ROWS_AND_COLUMNS.matcher(
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            return size.matches() ? Integer.parseInt(size.group(1)) : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH;
        }
    }

    /** Overwrites the line drawn before. Where the terminal has become narrower than the line, it is cut, not wrapped. */
    static void draw(String line) {
        System.out.print(ERASE_LINE + WRAP_OFF + line + WRAP_ON);
        System.out.flush();
    }
}
