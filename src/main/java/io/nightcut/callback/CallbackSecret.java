package io.nightcut.callback;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.file.AtomicFile;
import io.nightcut.file.OwnFolder;
import io.nightcut.text.KnownSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The last part of the callback address, which nobody else can guess. It stays the same as long as the state does, in a file
 * beside it that only its owner can read.
 */
final class CallbackSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Path file;

    CallbackSecret(String state) {
        file = Path.of(state + ".callback").toAbsolutePath();
    }

    /**
     * Returns the secret, which is made the first time.
     *
     * @throws NightcutException the file cannot be used: exit code 2
     */
    String value() {
        try {
            if (Files.notExists(file)) {
                renew();
            }
            OwnFolder.reserve(file);
            String secret = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!FORM.matcher(secret).matches()) {
                throw unusable("it holds no secret. Make a new one: nightcut callback --rotate");
            }
            KnownSecrets.addToken(secret);
            return secret;
        } catch (IOException e) {
            throw unusable(e + ". Correct its permissions");
        }
    }

    /**
     * Makes a new secret, which takes the place of the old one.
     *
     * @throws NightcutException the file cannot be written: exit code 2
     */
    void rotate() {
        try {
            renew();
        } catch (IOException e) {
            throw unusable(e + ". Correct its permissions");
        }
    }

    private void renew() throws IOException {
        byte[] secret = oneTimeWord().getBytes(StandardCharsets.US_ASCII);
        AtomicFile.forOwnerOnly(file).write(out -> out.write(secret));
    }

    /** A word of 256 bits that was never used before. */
    static String oneTimeWord() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private NightcutException unusable(String why) {
        return new NightcutException(
                ExitCode.REFUSED,
                "Cannot use the file of the callback secret, %s: %s. %s"
                        .formatted(file, why, StandardPhrases.NOTHING_SENT));
    }
}
