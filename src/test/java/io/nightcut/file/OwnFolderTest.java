package io.nightcut.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OwnFolderTest {

    @TempDir
    Path folder;

    @Test
    void aNewFolderIsForItsOwnerAndOneThatIsThereStaysAsItIs() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-xr-x"));
        OwnFolder.create(there.resolve("a/b"));
        OwnFolder.create(there);

        assertThat(permissions(there.resolve("a"))).isEqualTo("rwx------");
        assertThat(permissions(there.resolve("a/b"))).isEqualTo("rwx------");
        assertThat(permissions(there)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void aFolderIsOpenToAllIfOthersCanWriteIntoIt() throws IOException {
        for (String open : new String[] {"rwxrwxrwx", "rwx----w-"}) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(open));
            assertThat(OwnFolder.isOpenToAll(folder)).isTrue();
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThat(OwnFolder.isOpenToAll(folder)).isFalse();
    }

    @Test
    void aReservedFileIsForItsOwnerAndKeepsItsContent() throws IOException {
        Path created = folder.resolve("new");
        Path open = Files.writeString(folder.resolve("open"), "content");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-r--"));
        Path readOnly = Files.writeString(folder.resolve("read only"), "content");
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--------"));
        OwnFolder.reserve(created);
        OwnFolder.reserve(open);
        OwnFolder.reserve(readOnly);

        assertThat(permissions(created)).isEqualTo("rw-------");
        assertThat(created).isEmptyFile();
        assertThat(permissions(open)).isEqualTo("rw-------");
        assertThat(open).hasContent("content");
        assertThat(permissions(readOnly)).as("never more than before").isEqualTo("r--------");
    }

    @Test
    void whatALinkLeadsToIsLeftAlone() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxrwxrwx"));
        OwnFolder.reserve(Files.createSymbolicLink(folder.resolve("link"), target));

        assertThat(permissions(target)).isEqualTo("rwxrwxrwx");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
