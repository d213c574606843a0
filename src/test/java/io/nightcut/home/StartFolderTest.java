package io.nightcut.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What an earlier version has left in the folder of the start. */
class StartFolderTest {

    @TempDir
    private Path folder;

    private final StandardEnvironment environment = new StandardEnvironment();
    private Path start;
    private Home home;

    @BeforeEach
    void install() throws IOException {
        new YamlPropertySourceLoader()
                .load(
                        "Config resource 'class path resource [application.yml]'",
                        new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        start = Files.createDirectories(folder.resolve("start/config")).getParent();
        home = Home.of(null, Map.of(Home.VARIABLE, folder.resolve("my home").toString()));
    }

    private StartFolder startFolder() {
        return new StartFolder(start, home);
    }

    private void settingsFile(String name, String text) throws IOException {
        Files.writeString(start.resolve(name), text);
    }

    @Test
    void aSettingsFileThatWouldChangeSomethingIsToldWithBothWaysOut() throws IOException {
        settingsFile("config/application.yml", "nightcut:\n  prompt: Make it short\n");

        assertThat(startFolder().unusedSettings(new Settings(environment)))
                .get()
                .asString()
                .contains(
                        start.resolve("config/application.yml") + " sets nightcut.prompt",
                        "--home " + start,
                        "--home '" + home.folder() + "'");
    }

    @Test
    void soIsOneThatIsNoYamlAndOneOfAnotherName() throws IOException {
        settingsFile("config/application.yml", "nightcut:\n\tprompt: Make it short\n");
        assertThat(startFolder().unusedSettings(new Settings(environment))).isPresent();

        settingsFile("config/application.yml", "");
        settingsFile("application.properties", "nightcut.prompt=Make it short\n");
        assertThat(startFolder().unusedSettings(new Settings(environment))).isPresent();
    }

    @Test
    void oneThatChangesNothingOrIsAnotherProgramsIsNot() throws IOException {
        Files.copy(Path.of("config/application.yml"), start.resolve("config/application.yml"));
        settingsFile("application.yml", "server:\n  port: 80\nspring.application.name: x\n");

        assertThat(startFolder().unusedSettings(new Settings(environment))).isEmpty();
    }

    @Test
    void whoNamesTheHomeHasDecided() throws IOException {
        settingsFile("config/application.yml", "nightcut:\n  prompt: Make it short\n");
        home = Home.of(folder.resolve("my home").toString(), Map.of());

        assertThat(startFolder().unusedSettings(new Settings(environment))).isEmpty();
    }

    @Test
    void aStateThatWasLeftThereIsToBeMovedByOneCommand() throws Exception {
        Path state = Files.createDirectories(start.resolve("state"));
        Files.writeString(state.resolve("nightcut.mv.db"), "state");
        Files.writeString(state.resolve("nightcut.owner"), "pid 1");

        String told = startFolder().stateToMove(new Settings(environment)).orElseThrow();
        String command = told.substring(told.indexOf("mkdir"), told.indexOf("; or"));
        assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).isZero();
        assertThat(home.folder().resolve("state")).isDirectoryContaining("glob:**/nightcut.mv.db");
        assertThat(state).isEmptyDirectory();
        assertThat(startFolder().stateToMove(new Settings(environment))).isEmpty();
    }

    @Test
    void aStateThatTheSettingsNameIsUsedWhereItIs() throws IOException {
        Files.writeString(Files.createDirectories(start.resolve("state")).resolve("nightcut.mv.db"), "state");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("line", Map.of("nightcut.state", "/srv/state/nightcut")));

        assertThat(startFolder().stateToMove(new Settings(environment))).isEmpty();
    }
}
