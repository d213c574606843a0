package io.nightcut.home;

import io.nightcut.file.OwnFolder;
import io.nightcut.text.KnownSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A file that holds nothing but one secret, so that it stands neither in the environment nor in the settings.
 *
 * @param setting that names the file
 * @param secret what it holds, in words
 */
public record SecretFile(String setting, String secret, Path file) {

    static final String OF_TOKEN = "descript.token-file";
    static final String OF_PASSWORD = "nightcut.database.password-file";

    private static final long LONGEST = 4096;

    /** Its content. What cannot be a token is refused. */
    String read() {
        try {
            if (Files.isDirectory(file)) {
                throw refused("it is a folder. Name the file that holds the %s".formatted(secret));
            }
            if (!Files.isRegularFile(file) && Files.exists(file)) {
                throw refused("it is not a regular file");
            }
            if (Files.size(file) > LONGEST) {
                throw refused(
                        "it has more than %d bytes: it holds something else than the %s".formatted(LONGEST, secret));
            }
            String token = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            if (token.startsWith("\ufeff")) {
                token = token.substring(1).strip();
            }
            if (token.isEmpty()) {
                throw refused("it is empty. Write the %s into it".formatted(secret));
            }
            if (token.lines().count() > 1) {
                KnownSecrets.addToken(token);
                throw refused("it has several lines. Write the %s into it, and nothing else".formatted(secret));
            }
            return token;
        } catch (NoSuchFileException e) {
            throw refused("there is no such file");
        } catch (AccessDeniedException e) {
            throw refused("permission denied for the user that runs nightcut. Change the file's owner or permissions");
        } catch (IOException e) {
            throw refused("it cannot be read (" + e.getMessage() + ")");
        }
    }

    /** A warning if other users of the machine can read it. */
    public Optional<String> warning() {
        return OwnFolder.isReadByOthers(file)
                ? Optional.of("Other users can read the %s file %s. Take that away: chmod 600 %s"
                        .formatted(secret, file, file))
                : Optional.empty();
    }

    private InvalidConfigurationPropertyValueException refused(String why) {
        return new InvalidConfigurationPropertyValueException(setting, file, why);
    }
}
