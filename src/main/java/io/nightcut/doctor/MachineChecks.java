package io.nightcut.doctor;

import io.nightcut.control.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The machine and the account: Java, locale, disk, time. */
public final class MachineChecks {

    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_MEMORY = 200;
    private static final long LEAST_DISK = 1000;
    private static final long NO_DISK = 50;
    private static final int OLDEST_JAVA = 17;

    private MachineChecks() {}

    public static Finding java() {
        long memory = Runtime.getRuntime().maxMemory() / MEGABYTE;
        String text =
                "%s (%s), heap at most %d MB".formatted(Runtime.version(), System.getProperty("java.vendor"), memory);
        if (Runtime.version().feature() < OLDEST_JAVA) {
            return Finding.wrong("Java", text + ". Install Java 17 or newer");
        }
        return memory < LEAST_MEMORY
                ? Finding.warning("Java", text + ". Long manifests need more: JDK_JAVA_OPTIONS=-Xmx512m")
                : Finding.ok("Java", text);
    }

    /** The launcher and the program see to it that this is UTF-8. */
    public static Finding locale() {
        String names = Objects.requireNonNullElse(System.getProperty("sun.jnu.encoding"), "UTF-8");
        String locale = Objects.requireNonNullElse(System.getenv("LC_ALL"), String.valueOf(System.getenv("LANG")));
        return names.equalsIgnoreCase(StandardCharsets.UTF_8.name())
                ? Finding.ok("locale", "names and texts are UTF-8 (LC_ALL or LANG: %s)".formatted(locale))
                : Finding.wrong(
                        "locale", "names of files are read as %s. Start nightcut with LC_ALL=C.UTF-8".formatted(names));
    }

    /** Room for the state, the results and the log. */
    public static Finding disk(Path folder) {
        try {
            Path existing = existing(folder);
            long free = Files.getFileStore(existing).getUsableSpace() / MEGABYTE;
            String text = "%d MB free at %s".formatted(free, existing);
            if (free < NO_DISK) {
                return Finding.wrong("disk", text + ". Free some space, or move the home");
            }
            return free < LEAST_DISK
                    ? Finding.warning("disk", text + ". A night of 1,000 projects needs some 100 MB")
                    : Finding.ok("disk", text);
        } catch (IOException e) {
            return Finding.warning("disk", "free space is not known (%s)".formatted(e.getMessage()));
        }
    }

    /** What is not there yet is created below the nearest folder that is. */
    static Path existing(Path folder) {
        Path existing = folder;
        while (Files.notExists(existing)) {
            existing = Objects.requireNonNull(existing.getParent(), "a root exists");
        }
        return existing;
    }

    /** The zone in which --until is meant, and what a deadline would mean now. */
    public static Finding time(@Nullable LocalTime until, ZonedDateTime now) {
        ZoneId zone = now.getZone();
        String text = "%s, now %s".formatted(zone, now.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx")));
        if (until == null) {
            return Finding.ok("time zone", text + ". --until is meant in it");
        }
        Deadline deadline = Deadline.of(until, now);
        return deadline.hasPassed(now.toInstant())
                ? Finding.warning("time zone", "%s. A start now is late: %s has passed".formatted(text, deadline))
                : Finding.ok("time zone", text + ". A start now submits until " + deadline);
    }
}
