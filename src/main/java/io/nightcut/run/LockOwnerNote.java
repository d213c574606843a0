package io.nightcut.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A note beside the state that tells others who works on it. The lock itself is the database's: it goes when its holder
 * dies, the note may stay.
 */
@Component
public class LockOwnerNote {

    private static final Logger log = LoggerFactory.getLogger(LockOwnerNote.class);

    LockOwnerNote(@Value("${nightcut.state}") String state) {
        String note = "process %d since %s"
                .formatted(ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        try {
            Files.writeString(file(state), note);
        } catch (IOException e) {
            log.warn("The note {} cannot be written: {}", file(state), e.getMessage());
        }
    }

    public static String of(String state) {
        try {
            return Files.readString(file(state));
        } catch (IOException e) {
            return "process unknown";
        }
    }

    private static Path file(String state) {
        return Path.of(state + ".owner");
    }
}
