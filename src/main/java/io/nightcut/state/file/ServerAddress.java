package io.nightcut.state.file;

import io.nightcut.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a run lets others look into its database: a port of this machine, and a key without which nobody comes in. Both are
 * in a file beside the state that only its owner can read. A run that was killed leaves it behind, and it is worth nothing.
 */
public record ServerAddress(int port, String key) {

    private static final int KEY_BYTES = 32;
    private static final Pattern CONTENT = Pattern.compile("(\\d{1,5}) ([0-9a-f]{64})\\s*");

    static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** Of the run that serves this state; empty: none says so. */
    public static Optional<ServerAddress> of(Path state) {
        try {
            Matcher content = CONTENT.matcher(Files.readString(file(state)));
            return content.matches()
                    ? Optional.of(new ServerAddress(Integer.parseInt(content.group(1)), content.group(2)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path state) throws IOException {
        AtomicFile.forOwnerOnly(file(state))
                .write(out -> out.write("%d %s%n".formatted(port, key).getBytes(StandardCharsets.UTF_8)));
    }

    static void delete(Path state) throws IOException {
        Files.deleteIfExists(file(state));
    }

    /** A server that does not answer within this time counts as dead. */
    public String url(Duration atMost) {
        return "jdbc:h2:tcp://127.0.0.1:%d/%s;NETWORK_TIMEOUT=%d".formatted(port, key, atMost.toMillis());
    }

    /** The key is nobody's business. */
    @Override
    public String toString() {
        return "port " + port;
    }

    private static Path file(Path state) {
        return state.resolveSibling(state.getFileName() + ".server");
    }
}
