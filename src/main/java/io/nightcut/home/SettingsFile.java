package io.nightcut.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The settings that stand in a YAML file. What cannot be read as such is refused with the file and the line. */
public final class SettingsFile {

    /** Other names that Spring Boot knows for such a file. Here they would be overlooked. */
    private static final List<String> OTHER_NAMES = List.of("application.yaml", "application.properties");

    private SettingsFile() {}

    /** The sources of the settings in a file, the one that wins first; none where there is no file. */
    public static List<PropertySource<?>> read(Path file) {
        refuseOtherNames(file);
        if (Files.notExists(file)) {
            return List.of();
        }
        if (Files.isDirectory(file)) {
            throw refused(file, null, "it is a folder. Put the settings into a file of this name");
        }
        try {
            return parse(file, Files.readAllBytes(file));
        } catch (AccessDeniedException e) {
            throw refused(
                    file, null, "permission denied for the user that runs nightcut. Change the file's permissions");
        } catch (IOException e) {
            throw refused(file, null, "it cannot be read (" + e.getMessage() + ")");
        }
    }

    static List<PropertySource<?>> parse(Path file, byte[] bytes) throws IOException {
        try {
            YamlProblems.in(new String(bytes, UTF_8)).ifPresent(problem -> {
                throw refused(file, problem.line(), problem.words());
            });
            List<PropertySource<?>> sources = new ArrayList<>(new YamlPropertySourceLoader()
                    .load(file.toString(), new ByteArrayResource(bytes, file.toString())));
            // Of several documents in a file the last wins.
            Collections.reverse(sources);
            return sources;
        } catch (MarkedYAMLException e) {
            throw refused(
                    file, e.getProblemMark() == null ? null : e.getProblemMark().getLine() + 1, problem(e));
        } catch (NightcutException e) {
            throw e;
        } catch (RuntimeException e) {
            String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw refused(file, null, "it is not YAML in UTF-8 (" + words + ")");
        }
    }

    private static String problem(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("\\t(TAB)")) {
            return "a tab at the beginning of a line is not YAML. Use blanks";
        }
        if (problem.startsWith("found duplicate key")) {
            return problem.replace("found duplicate key", "the key is there a second time:") + ". Keep one of them";
        }
        return "it is not YAML: " + problem + ". Texts with a colon or # in them need quotation marks";
    }

    private static void refuseOtherNames(Path file) {
        for (String name : OTHER_NAMES) {
            Path other = file.resolveSibling(name);
            if (Files.exists(other)) {
                throw refused(
                        other, null, "settings are only read from %s. Move them there".formatted(file.getFileName()));
            }
        }
    }

    private static NightcutException refused(Path file, @Nullable Integer line, String why) {
        return new NightcutException(
                ExitCode.REFUSED,
                "Settings file %s%s: %s. %s"
                        .formatted(file, line == null ? "" : ", line " + line, why, StandardPhrases.NOTHING_SENT));
    }
}
