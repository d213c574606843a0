package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Who may read and change what nightcut writes, and what others can do in a folder that they may write into. */
@DisabledOnOs(OS.WINDOWS)
class FilesOfOursTest extends NightFixture {

    @Test
    @InAFile
    void theStateIsForItsOwnerAndTheResultsForWhomTheyWere() throws IOException {
        file("talk.mp4", "ID3 bytes");
        sandbox.order(Fault.error(Call.UPLOAD, 500, "oops"));
        List<String> during = new ArrayList<>();
        sandbox.whenStruck(fault -> during.addAll(open(folder.resolve("state"))));
        Path manifest = manifest("Talk,talk.mp4");
        assertThat(nightcut.run(manifest).exitCode()).isZero();

        assertThat(during).isEmpty();
        assertThat(open(folder.resolve("state"))).isEmpty();
        Path results = nightcut.resultsOf(manifest);
        for (String given : List.of("rw-------", "rw-r-----", "rw-rw-r--")) {
            Files.setPosixFilePermissions(results, PosixFilePermissions.fromString(given));
            nightcut.command("results", manifest);
            assertThat(permissions(results)).isEqualTo(given);
        }
    }

    @Test
    @InAFile
    void aStateThatOthersCouldReadIsClosed() throws IOException {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        Path state = folder.resolve("state/nightcut.mv.db");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-r--r--"));
        nightcut.say("status");

        assertThat(permissions(state)).isEqualTo("rw-------");
    }

    @Test
    void aFolderThatEverybodyCanWriteIntoIsNoPlaceForTheState() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Ended night = nightcut.with("nightcut.state", open.resolve("nightcut")).run(manifestOf("Recap"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err())
                .contains("nightcut.state", "every user", open.toString(), "chmod o-w", "Nothing was sent.");
        assertThat(callsReceived()).isZero();
        assertThat(open).isEmptyDirectory();
    }

    /** As another user, who may do what this one may do in a shared folder. */
    @Test
    void anotherUserCannotReadTheStateNorHaveAFileOverwritten() throws IOException, InterruptedException {
        assumeThat(as("nobody", "true")).as("needs root and setpriv").isZero();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path shared = Files.createDirectory(folder.resolve("results"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path precious = file("precious", "content");
        Path manifest = manifestOf("Recap");
        Path results = nightcut.resultsOf(manifest);
        assertThat(as("nobody", "ln", "-s", precious.toString(), results.toString()))
                .isZero();
        assertThat(as("nobody", "ln", "-s", precious.toString(), shared + "/.night-results.csv.1.tmp"))
                .isZero();
        assertThat(as("nobody", "mkfifo", shared + "/.night-results.csv.2.tmp")).isZero();
        Ended refused = nightcut.run(manifest);
        assertThat(refused.exitCode()).as(refused.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("holds no results of nightcut", "Nothing was sent.");
        Files.delete(results);
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isZero();
        assertThat(precious).hasContent("content");
        assertThat(night.of("Recap").status()).isEqualTo("edited");
        assertThat(as("nobody", "cat", results.toString())).isZero();
        assertThat(as("nobody", "ls", folder.resolve("state").toString())).isNotZero();
        assertThat(as("nobody", "cat", folder.resolve("state/nightcut.mv.db").toString()))
                .isNotZero();
    }

    private static int as(String user, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--clear-groups"));
        line.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Files and folders, with their permissions, that others could read or write. */
    private static List<String> open(Path top) {
        try (Stream<Path> files = Files.walk(top)) {
            List<String> open = new ArrayList<>();
            for (Path file : files.toList()) {
                if (!permissions(file).endsWith("------")) {
                    open.add(file + " " + permissions(file));
                }
            }
            return open;
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
