package io.nightcut.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view holds what a file would hold, and the file stays as it is. */
class PrivateViewTest {

    private static final int MOST = 40_000;

    @TempDir
    Path folder;

    @Test
    void itReadsLikeAFileThatWasWrittenAndTheFileItselfIsNot() throws Exception {
        Random random = new Random(7);
        byte[] before = new byte[17_123];
        random.nextBytes(before);
        Path file = Files.write(folder.resolve("file"), before);
        byte[] expected = Arrays.copyOf(before, MOST * 2);
        int size = before.length;
        try (FileChannel view = new PrivateViewFile(FileChannel.open(file))) {
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = new byte[random.nextInt(9_000)];
                random.nextBytes(bytes);
                int at = random.nextInt(MOST);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        view.write(ByteBuffer.wrap(bytes), at);
                        System.arraycopy(bytes, 0, expected, at, bytes.length);
                        size = bytes.length == 0 ? size : Math.max(size, at + bytes.length);
                    }
                    case 1 -> {
                        if (at < size) {
                            view.truncate(at);
                            Arrays.fill(expected, at, expected.length, (byte) 0);
                            size = at;
                        }
                    }
                    default -> {
                        ByteBuffer read = ByteBuffer.allocate(bytes.length);
                        int length = Math.max(0, Math.min(bytes.length, size - at));
                        assertThat(Math.max(0, view.read(read, at))).isEqualTo(length);
                        assertThat(Arrays.copyOf(read.array(), length))
                                .isEqualTo(Arrays.copyOfRange(expected, at, at + length));
                    }
                }
                assertThat(view.size()).isEqualTo(size);
            }
        }
        assertThat(file).hasBinaryContent(before);
    }
}
