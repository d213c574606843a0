package io.nightcut.file;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class AtomicFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("results.csv");
    }

    @Test
    void aNewFileStandsInAFolderThatIsCreated() throws IOException {
        Path deep = folder.resolve("a/b/results.csv");
        AtomicFile.keepingPermissions(deep).write(out -> out.write(bytes("new")));
        assertThat(deep).hasContent("new");
    }

    @Test
    void theOldContentStandsUntilTheNewIsWhole() throws IOException {
        Files.writeString(file, "old and long");
        AtomicFile.keepingPermissions(file).write(out -> {
            out.write(bytes("new"));
            assertThat(file).hasContent("old and long");
        });
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("results.csv");
    }

    @Test
    void whatCannotBeWrittenWholeLeavesTheFileAsItWasAndNothingBesideIt() throws IOException {
        Files.writeString(file, "old");
        assertThatThrownBy(() -> AtomicFile.keepingPermissions(file).write(out -> {
                    out.write(bytes("half"));
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("results.csv");
    }

    @Test
    void aFolderInItsPlaceIsAnErrorAndNothingIsLeftBesideIt() throws IOException {
        Files.createDirectories(file.resolve("something"));
        assertThatThrownBy(() -> AtomicFile.keepingPermissions(file).write(out -> out.write(bytes("new"))))
                .isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("results.csv");
    }

    @Test
    void aLinkInItsPlaceIsReplacedAndWhatItLeadsToIsLeftAlone() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "untouched");
        Files.setPosixFilePermissions(elsewhere, fromString("rwxrwxrwx"));
        Files.createSymbolicLink(file, elsewhere);
        AtomicFile.keepingPermissions(file).write(out -> out.write(bytes("new")));
        assertThat(elsewhere).hasContent("untouched");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasContent("new");
        assertThat(permissions(file))
                .as("those of a new file")
                .doesNotContain("w-rwx")
                .doesNotEndWith("x");
    }

    @Test
    void aFileForTheOwnerCanBeReadByNobodyElseAtAnyMoment() throws IOException {
        Path secret = folder.resolve("state.uploads/k.json");
        AtomicFile.forOwnerOnly(secret).write(out -> {
            try (Stream<Path> files = Files.list(secret.getParent())) {
                assertThat(files)
                        .singleElement()
                        .satisfies(each -> assertThat(permissions(each)).isEqualTo("rw-------"));
            }
            out.write(bytes("secret"));
        });
        assertThat(permissions(secret)).isEqualTo("rw-------");
        assertThat(permissions(secret.getParent())).isEqualTo("rwx------");
    }

    @Test
    void aFileForTheOwnerTakesNoPermissionsFromTheOneThatItReplaces() throws IOException {
        Files.writeString(file, "open");
        Files.setPosixFilePermissions(file, fromString("rw-rw-rw-"));
        AtomicFile.forOwnerOnly(file).write(out -> out.write(bytes("secret")));
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void permissionsThatSomebodyHasGivenAreKept() throws IOException {
        for (String given : List.of("rw-rw-rw-", "rw-r-----")) {
            Files.writeString(file, "old");
            Files.setPosixFilePermissions(file, fromString(given));
            AtomicFile.keepingPermissions(file).write(out -> out.write(bytes("new")));
            assertThat(permissions(file)).isEqualTo(given);
        }
    }

    @Test
    void whatADeadProcessLeftIsDeletedAndWhatALivingOneWritesIsNot() throws IOException {
        Path dead = Files.writeString(folder.resolve(".results.csv.1.tmp"), "half");
        Path living = folder.resolve(".results.csv.2.tmp");
        Path another = Files.writeString(folder.resolve(".other.csv.1.tmp"), "half");
        try (FileChannel channel = FileChannel.open(living, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            AtomicFile.keepingPermissions(file).write(out -> out.write(bytes("new")));
        }
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
        assertThat(another).exists();
    }

    @Test
    void aSecondWriterLeavesAloneWhatTheFirstHasNotFinished() throws IOException {
        AtomicFile.keepingPermissions(file).write(first -> {
            first.write(bytes("first"));
            AtomicFile.keepingPermissions(file).write(second -> second.write(bytes("second")));
            assertThat(file).hasContent("second");
        });
        assertThat(file).hasContent("first");
        assertThat(names()).containsExactly("results.csv");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
