package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.NightcutApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/** What the build finds out of the beans is the same wherever the program is built. */
class GeneratedBeansTest {

    private static final Map<String, String> BUILDERS_OWN = Map.of(
            "SPRING_MAIN_LAZY_INITIALIZATION", "true",
            "SPRING_FLYWAY_ENABLED", "false",
            "SPRING_PROFILES_ACTIVE", "builder",
            "SPRING_MAIL_HOST", "mail.example.com",
            "NIGHTCUT_STATE", "/nowhere");

    @TempDir
    Path folder;

    @Test
    void theBuildersEnvironmentChangesNothing() throws Exception {
        Map<String, List<String>> generated = generated("elsewhere", Map.of());

        assertThat(generated("here", BUILDERS_OWN)).isEqualTo(generated);
        assertThat(generated).containsKey("io/nightcut/NightcutApplication__ApplicationContextInitializer.java");
    }

    /** The lines of each file, without their order: Spring Boot registers classes of settings in any. */
    private Map<String, List<String>> generated(String name, Map<String, String> environment) throws Exception {
        Path sources = Files.createDirectories(folder.resolve(name));
        Path said = folder.resolve(name + ".log");
        ProcessBuilder generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpringApplicationAotProcessor.class.getName(),
                        NightcutApplication.class.getName(),
                        sources.toString(),
                        folder.resolve(name + "-resources").toString(),
                        folder.resolve(name + "-classes").toString(),
                        "io.nightcut",
                        "nightcut")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        generator.environment().putAll(environment);
        assertThat(generator.start().waitFor()).as(Files.readString(said)).isZero();
        return lines(sources);
    }

    private static Map<String, List<String>> lines(Path sources) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines.put(
                        sources.relativize(file).toString(),
                        Files.readAllLines(file).stream().sorted().toList());
            }
        }
        return lines;
    }
}
