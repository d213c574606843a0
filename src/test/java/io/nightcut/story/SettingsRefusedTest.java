package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with settings is said in a sentence or two with its place, and nothing is sent. */
class SettingsRefusedTest extends NightFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nightcut:\\n  promt: Make it short | line 2 | Did you mean nightcut.prompt?",
                "nightcut:\\nprompt: Make it short | line 2 | Did you mean nightcut.prompt?",
                "nightcut:\\n  fodler: Drafts | line 2 | Did you mean nightcut.folder?",
                "nightcut:\\n  poll: 5s | line 2 | nightcut.poll.first",
                "nightcut:\\n  poll:\\n    first: 5 | line 3 | a duration needs its unit, as in 5s",
                "descript.patience: 15 minutes | line 1 | descript.patience",
                "descript.patience: -5m | line 1 | negative",
                "descript.patience: 1000000000d | line 1 | longer than",
                "descript.longest-hold: 0s | line 1 | must be positive",
                "nightcut.stop-after-same-failures: -1 | line 1 | must not be negative",
                "nightcut.give-up-after-nights: many | line 1 | give-up-after-nights",
                "nightcut.give-up-after-nights: -1 | line 1 | give-up-after-nights",
                "nightcut.probe.per-host: 33 | line 1 | from 1 to 32",
                "nightcut.upload.at-once: 0 | line 1 | nightcut.upload.at-once",
                "nightcut.poll.longest: 1us | command line | nightcut.poll.least",
                "nightcut.team-access: none | default | nightcut.folder",
                "nightcut.manifest.same-name: merge | line 1 | nightcut.manifest.same-name",
                "nightcut.media.download-from: https://nas.example/ | line 1 | is no host. Write names",
                "nightcut.media.private-hosts: 10.0.0.0/8 nas/x | line 1 | is no host. Write names",
                "nightcut.media.download-space: 0GB | line 1 | must be positive",
                "nightcut.media.download-space: lots | line 1 | nightcut.media.download-space",
                "nightcut.http.ca-file: none.pem | line 1 | cannot be read",
                "descript.token-file: none.txt | line 1 | there is no such file",
                "nightcut:\\n\\tprompt: x | line 2 | tab",
                "nightcut:\\n  prompt: Cut: it short | line 2 | quotation marks",
                "nightcut:\\n  prompt: x\\n  prompt: y | line 3 | a second time: prompt",
                "nightcut:\\n  prompt: 'x | line | not YAML",
                "nightcut: [a, b] | line 1 | nightcut",
                "nightcut:\\n  folder: 010 | line 2 | 010 is read as another number",
                "nightcut.give-up-after-nights: 010 | line 1 | 010 is read as another number",
                "descript.patience: 15:00 | line 1 | 15:00 is read as another number",
                "nightcut:\\n  prompt: No | line 2 | YAML reads this word as false",
                "nightcut.model: on | line 1 | YAML reads this word as true",
                "just a sentence | application.yml | Unknown setting",
                "spring.config.import: other.yml | line 1 | settings are read from config/application.yml",
            })
    void inTheFile(String yaml, String place, String why) {
        nightcut.configure(yaml.translateEscapes());
        Nightcut heeding = nightcut;
        for (String name : nightcut.settings().keySet()) {
            heeding = yaml.contains(name.substring(name.lastIndexOf('.') + 1) + ":") ? heeding.without(name) : heeding;
        }

        assertIsRefused(heeding.run(manifestOf("Recap")), place, why);
    }

    @Test
    void aFileThatIsNotText() throws IOException {
        nightcut.configure("");
        Files.write(settingsFile(), "nightcut.prompt: Füll".getBytes(StandardCharsets.ISO_8859_1));

        assertIsRefused(nightcut.run(manifestOf("Recap")), "application.yml", "UTF-8");
    }

    @Test
    void aFolderInThePlaceOfTheFile() throws IOException {
        Files.createDirectories(settingsFile());

        assertIsRefused(nightcut.run(manifestOf("Recap")), "application.yml", "it is a folder");
    }

    @Test
    void aFileOfAnotherName() throws IOException {
        nightcut.configure("");
        Files.move(settingsFile(), settingsFile().resolveSibling("application.yaml"));

        assertIsRefused(nightcut.run(manifestOf("Recap")), "application.yaml", "only read from application.yml");
    }

    @ParameterizedTest
    @CsvSource({
        "--nightcut.promt=x, Did you mean nightcut.prompt?",
        "--nightcut.poll.first=5, more than once",
        "--nightcut.probe.timeout=5, a duration needs its unit",
        "--spring.config.additional-location=file:/none/, --home DIR",
        "--until=6:00, 06:00",
        "--until=24:00, 00:00 to 23:59",
        "--home=, empty",
    })
    void onTheCommandLine(String argument, String why) {
        Ended night = nightcut.say("run", manifestOf("Recap").toString(), argument);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err()).contains(why).doesNotContain("\tat ");
        assertThat(callsReceived()).isZero();
    }

    @Test
    void inTheEnvironment() throws Exception {
        Ended unknown = nightcut.apart(
                List.of(),
                Map.of("NIGHTCUT_PROMT", "x"),
                "run",
                manifestOf("Recap").toString());

        assertIsRefused(unknown, "NIGHTCUT_PROMT in the environment", "Did you mean NIGHTCUT_PROMPT?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the manifest", "a folder", "a device", "another file", "below a file"})
    void aPlaceForTheResults(String what) throws IOException {
        Path manifest = manifestOf("Recap");
        Path place = switch (what) {
            case "the manifest" -> manifest;
            case "a folder" -> folder;
            case "a device" -> Path.of("/dev/null");
            case "another file" -> file("notes.txt", "Buy milk");
            default -> file("file", "").resolve("results.csv");
        };

        assertIsRefused(
                nightcut.run(manifest, "--results", place.toString()),
                "Cannot write the results to " + place,
                "--results FILE");
        if (what.equals("another file")) {
            assertThat(place).hasContent("Buy milk");
        }
    }

    @ParameterizedTest
    @InAFile
    @ValueSource(strings = {"", "Something else altogether", "H:2,block:9,blockSize:1000,chunk:a,created:1,format:9"})
    void aFileThatIsNoState(String content) throws IOException {
        Files.createDirectories(nightcut.state().getParent());
        Path state = Files.writeString(nightcut.state().resolveSibling("nightcut.mv.db"), content);

        assertIsRefused(nightcut.run(manifestOf("Recap")), state.toString(), "Choose another|Restore|delete it");
        assertThat(state).hasContent(content);
    }

    /** Whoever asks learns it too: an empty state would look as if all were to be paid. */
    @Test
    @InAFile
    void aStateThatIsGoneIsNoNewOne() throws IOException {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        Path state = nightcut.state().resolveSibling("nightcut.mv.db");
        Files.delete(state);
        int calls = callsReceived();
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err().lines()).hasSize(1);
        assertThat(night.err())
                .contains(state + " is gone", "pid " + ProcessHandle.current().pid(), "Restore", "nightcut.owner");
        for (String command : List.of("check", "results")) {
            assertThat(nightcut.say(command, manifest.toString()).exitCode()).isEqualTo(ExitCode.REFUSED);
        }
        assertThat(nightcut.say("doctor").out()).contains("is gone");
        assertThat(callsReceived()).isLessThanOrEqualTo(calls + 1);
        assertThat(state).doesNotExist();

        Files.delete(state.resolveSibling("nightcut.owner"));
        assertThat(nightcut.say("check", manifest.toString()).out()).contains("1 to import");
    }

    @Test
    void aStateOfANewerVersion() throws IOException {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        new State(nightcut).change("""
                insert into "flyway_schema_history"
                select max("installed_rank") + 1, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', current_timestamp, 1, true
                from "flyway_schema_history"
                """);
        int calls = callsReceived();
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err().lines()).hasSize(1);
        assertThat(night.err())
                .containsPattern("written by a newer nightcut \\(state version 999, this one knows \\d+\\)")
                .contains("Nothing was sent.");
        assertThat(nightcut.say("status").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(callsReceived()).isEqualTo(calls);
    }

    @Test
    void anotherTokenThanThatOfTheFile() throws IOException {
        nightcut.configure("descript.token-file: token\n");
        Files.writeString(nightcut.home().resolve("token"), "dx_bearer_other:dx_secret_other\n");

        Ended night = nightcut.run(manifestOf("Recap"));
        assertIsRefused(night, "descript.token-file", "another token");
        assertThat(night.said()).doesNotContain("dx_secret_other");
    }

    private Path settingsFile() {
        return nightcut.home().resolve("config/application.yml");
    }

    private void assertIsRefused(Ended night, String place, String why) {
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err().lines()).hasSize(1);
        assertThat(night.err()).contains(place, "Nothing was sent.").containsPattern("(?i)" + why.replace("?", "\\?"));
        assertThat(callsReceived()).isZero();
    }
}
