package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.control.StandardPhrases;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Arguments, variables and file names are UTF-8, whatever the locale says. The JVM decodes them by the locale, which is
 * ASCII under cron: there the program is started a second time, in a UTF-8 locale, and this process waits for its end. The
 * launcher script sets such a locale by itself, so that there is one process only.
 */
public final class Utf8Start {

    /** By which the second process is given its arguments: whatever its locale is, this is ASCII. */
    private static final String ARGUMENTS = "utf8.arguments";

    private static final String LOCALE = "C.UTF-8";

    /** How a process ends that is killed by {@code kill -9}. */
    private static final int KILLED = 137;

    private Utf8Start() {}

    /**
     * Starts the program a second time if this JVM cannot decode UTF-8, and waits for its end.
     *
     * @return its exit code; empty: this process is the one that works
     */
    public static OptionalInt elsewhere(String... args) {
        if (System.getProperty(ARGUMENTS) != null) {
            endWithTheFirst();
            return OptionalInt.empty();
        }
        if (isUtf8() || !Files.isReadable(commandLineOfThisProcess())) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(run(args.length));
        } catch (IOException | IllegalArgumentException e) {
            System.err.printf(
                    "nightcut cannot start in a UTF-8 locale by itself (%s). Set LC_ALL=%s. %s%n",
                    e.getMessage(), LOCALE, StandardPhrases.NOTHING_SENT);
            return OptionalInt.of(ExitCode.REFUSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(ExitCode.STOPPED);
        }
    }

    /** The arguments as they were given: those of this process, or those that the first one has passed on. */
    public static String[] arguments(String... args) {
        String passedOn = System.getProperty(ARGUMENTS);
        return passedOn == null
                ? args
                : Stream.of(passedOn.split(",", -1))
                        .filter(argument -> !argument.isEmpty())
                        .map(argument -> argument.substring(1))
                        .map(argument -> new String(Base64.getUrlDecoder().decode(argument), StandardCharsets.UTF_8))
                        .toArray(String[]::new);
    }

    private static boolean isUtf8() {
        String names = System.getProperty("sun.jnu.encoding");
        return names == null || Charset.forName(names).equals(StandardCharsets.UTF_8);
    }

    private static Path commandLineOfThisProcess() {
        return Path.of("/proc/self/cmdline");
    }

    private static int run(int arguments) throws IOException, InterruptedException {
        List<byte[]> words = split(Files.readAllBytes(commandLineOfThisProcess()));
        int own = words.size() - arguments;
        if (own < 1) {
            throw new IOException("the command line is not known");
        }
        List<String> command = new ArrayList<>();
        for (byte[] word : words.subList(0, own)) {
            command.add(ascii(word));
        }
        // One letter before each, since an argument may be empty.
        command.add(
                1,
                "-D" + ARGUMENTS + "="
                        + String.join(
                                ",",
                                words.subList(own, words.size()).stream()
                                        .map(word ->
                                                "." + Base64.getUrlEncoder().encodeToString(word))
                                        .toList()));
        command.addAll(2, List.of("-Dsun.jnu.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
        ProcessBuilder second = new ProcessBuilder(command).inheritIO();
        second.environment().put("LC_ALL", LOCALE);
        Process process = second.start();
        Thread signals = new Thread(() -> passOn(process), "signals");
        Runtime.getRuntime().addShutdownHook(signals);
        int exitCode = process.waitFor();
        Runtime.getRuntime().halt(exitCode);
        return exitCode;
    }

    /** A signal ends the second process in its own words. */
    private static void passOn(Process process) {
        process.destroy();
        try {
            Runtime.getRuntime().halt(process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who kills the first process means this one. */
    @SuppressWarnings("FutureReturnValueIgnored") // It ends this process.
    private static void endWithTheFirst() {
        ProcessHandle.current()
                .parent()
                .ifPresent(first ->
                        first.onExit().thenRun(() -> Runtime.getRuntime().halt(KILLED)));
    }

    private static List<byte[]> split(byte[] commandLine) {
        List<byte[]> words = new ArrayList<>();
        int begin = 0;
        for (int index = 0; index < commandLine.length; index++) {
            if (commandLine[index] == 0) {
                words.add(Arrays.copyOfRange(commandLine, begin, index));
                begin = index + 1;
            }
        }
        return words;
    }

    private static String ascii(byte[] word) throws IOException {
        for (byte each : word) {
            if (each < 0) {
                throw new IOException("an option of the JVM is not ASCII");
            }
        }
        return new String(word, StandardCharsets.US_ASCII);
    }
}
