package io.nightcut.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedFileTest {

    @TempDir
    Path folder;

    @Test
    void oneAtATimeHasItAndOthersReadWhoThatIs() throws IOException {
        Path file = folder.resolve("lock");
        LockedFile first = LockedFile.lock(file, "the first, with a long name").orElseThrow();
        assertThat(LockedFile.lock(file, "the second")).isEmpty();
        assertThat(file).hasContent("the first, with a long name");
        assertThat(OwnFolder.isReadByOthers(file)).isFalse();

        first.close();
        LockedFile second = LockedFile.lock(file, "the second").orElseThrow();
        assertThat(file).hasContent("the second");
        second.close();
    }
}
