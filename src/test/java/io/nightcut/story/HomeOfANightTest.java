package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Settings, state and log are in the home; results are beside the manifest. */
class HomeOfANightTest extends NightFixture {

    private Nightcut atHome() {
        return nightcut.without("nightcut.state").without("nightcut.results");
    }

    @Test
    void aNightHasAllItNeedsInItsHomeAndItsResultsBesideTheManifest() throws IOException {
        nightcut.configure("nightcut:\n  folder: Drafts\n");
        Path manifest = manifestOf("Recap");
        Ended first = atHome().run(manifest);
        Ended second = atHome().run(manifest);

        Path home = nightcut.home();
        assertThat(first.exitCode()).as(first.said()).isZero();
        assertThat(second.exitCode()).as(second.said()).isZero();
        assertThat(sandbox.bill().imports()).isOne();
        assertThat(sandbox.bill().charges().get(0).request().path("folder_name").asString())
                .isEqualTo("Drafts");
        assertThat(ResultLine.read(folder.resolve("night-results.csv"))).hasSize(1);
        assertThat(first.lines("Settings: " + home.resolve("config/application.yml") + ". Log: "))
                .hasSize(1);
        assertThat(first.lines("State: " + home.resolve("state/nightcut.mv.db") + " (new). The results go to "
                        + folder.resolve("night-results.csv")))
                .hasSize(1);
        assertThat(second.lines("State: " + home.resolve("state/nightcut.mv.db") + ". The results go to "))
                .hasSize(1);
        assertThat(Files.readString(home.resolve("logs/nightcut.log")))
                .contains("1 edited of 1")
                .doesNotContain(sandbox.token());
        for (String each : List.of("logs", "state")) {
            assertThat(permissions(home.resolve(each))).isEqualTo("rwx------");
        }
        assertThat(permissions(home.resolve("logs/nightcut.log"))).isEqualTo("rw-------");
        assertThat(permissions(home.resolve("state/nightcut.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void whoOnlyLooksCreatesNothing() throws IOException {
        Path manifest = manifestOf("Recap");
        for (String words : List.of("check", "results", "audit")) {
            atHome().say(words, manifest.toString());
        }
        Ended status = atHome().say("status");
        atHome().say("resolve", "Recap", "--drop");

        assertThat(status.exitCode()).isZero();
        assertThat(atHome().say("check", manifest.toString()).out()).contains("1 to import");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(manifest);
        }
    }

    @Test
    void manifestsOfTheSameNameInTwoFoldersHaveTwoResultsFiles() throws IOException {
        for (String each : List.of("one", "other")) {
            Path inside = Files.createDirectory(folder.resolve(each));
            Path manifest =
                    Files.writeString(inside.resolve("night.csv"), "name,url\n" + each + "," + url(each) + "\n");
            assertThat(atHome().run(manifest).exitCode()).isZero();
        }

        for (String each : List.of("one", "other")) {
            assertThat(ResultLine.read(folder.resolve(each + "/night-results.csv")))
                    .extracting(ResultLine::name)
                    .containsExactly(each);
        }
    }

    @Test
    void relativePathsOfSettingsBeginInTheHome() {
        nightcut.configure("nightcut:\n  state: ledger/mine\n  results: out\n");
        assertThat(atHome().run(manifestOf("Recap")).exitCode()).isZero();

        assertThat(nightcut.home().resolve("ledger/mine.mv.db")).exists();
        assertThat(nightcut.home().resolve("out/night-results.csv")).exists();
    }

    @Test
    void anotherHomeIsNamedBeforeOrAfterTheCommand() {
        Path other = folder.resolve("other home");
        assertThat(atHome().say(
                                "--home",
                                other.toString(),
                                "run",
                                manifestOf("Recap").toString())
                        .exitCode())
                .isZero();
        Ended again = atHome().say("run", manifestOf("Recap").toString(), "--home=" + other);

        assertThat(again.exitCode()).as(again.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isOne();
        assertThat(other.resolve("state/nightcut.mv.db")).exists();
        assertThat(nightcut.home()).doesNotExist();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
