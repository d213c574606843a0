package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nightcut.cli.Main;
import io.nightcut.control.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real processes with an empty environment, cron's locale and another start folder, for which the permissions of files hold
 * even if root runs the tests.
 */
class OnlyWhatCronGivesTest extends NightFixture {

    /** Takes root's right to pass over permissions away. */
    private static final List<String> WITHOUT_PRIVILEGES =
            List.of("setpriv", "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs");

    private static final String CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(each -> Path.of(each).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));

    private Path manifest;

    @BeforeEach
    void layTheManifest() throws IOException, InterruptedException {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        assumeThat(exitCodeOf("true")).as("setpriv is there").isZero();
        manifest = Files.writeString(
                Files.createDirectory(folder.resolve("Nächte")).resolve("night.csv"),
                "name,url\nÜber uns," + url("us"));
    }

    @Test
    void aNightNeedsNeitherAHomeNorALocaleAndIsToldWhatItMayNotReadOrWrite() throws Exception {
        Ended night = run();
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.out()).contains("\"Über uns\": edit done", "1 edited of 1");
        assertThat(ResultLine.read(manifest.resolveSibling("night-results.csv")))
                .extracting(ResultLine::name)
                .containsExactly("Über uns");
        int calls = callsReceived();

        Files.delete(manifest.resolveSibling("night-results.csv"));
        permit("r-xr-xr-x", manifest.getParent());
        Ended readOnly = run();
        permit("rwxr-xr-x", manifest.getParent());
        assertIsRefused(readOnly, "no file can be created in the folder " + manifest.getParent());

        nightcut.configure("nightcut:\n  folder: Drafts\n");
        permit("---------", nightcut.home().resolve("config/application.yml"));
        assertIsRefused(run(), "application.yml: permission denied for the user that runs nightcut");
        assertThat(callsReceived()).isEqualTo(calls);
    }

    private static void assertIsRefused(Ended ended, String why) {
        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(ended.err()).contains(why, "Nothing was sent.");
        assertThat(ended.err().lines()).hasSize(1);
    }

    private static void permit(String permissions, Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private Ended run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "-i",
                "LC_ALL=C",
                "DESCRIPT_API_TOKEN=" + sandbox.token(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC"));
        command.addAll(Nightcut.JVM_OPTIONS);
        command.addAll(List.of("-cp", CLASS_PATH, Main.class.getName()));
        command.addAll(nightcut.without("nightcut.results")
                .arguments("--home", nightcut.home().toString(), "run", manifest.toString()));
        int exitCode = exitCodeOf(command.toArray(String[]::new));
        return new Ended(
                exitCode, Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")), List.of());
    }

    private int exitCodeOf(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(WITHOUT_PRIVILEGES);
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try {
            assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
