package io.nightcut.state.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A view holds what a file would hold, and the file stays as it is. */
class PrivateViewTest {

    private static final int MOST = 40_000;
    private static final int RUNS = 40;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "copied into memory: {0}")
    @ValueSource(booleans = {true, false})
    void itReadsLikeAFileThatWasWrittenAndTheFileItselfIsNot(boolean isCopied) throws Exception {
        Random random = new Random(7);
        byte[] before = new byte[17_123];
        random.nextBytes(before);
        Path file = Files.write(folder.resolve("file"), before);
        byte[] expected = Arrays.copyOf(before, MOST * 2);
        int size = before.length;
        try (FileChannel view = new PrivateViewFile(FileChannel.open(file), isCopied ? before : null)) {
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

    /** What a run closes H2 moves about in the file. */
    @Test
    void itCanBeReadWheneverRunsOpenAndCloseTheFile() throws Exception {
        Path state = folder.resolve("nightcut");
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService runs = Executors.newSingleThreadExecutor();
        try {
            run(state, 0);
            Future<?> all = runs.submit(() -> {
                for (int run = 1; run < RUNS; run++) {
                    run(state, run);
                }
                isOver.set(true);
                return null;
            });
            while (!isOver.get() && !all.isDone()) {
                try (Connection view = H2.connect(H2.viewUrl(state), H2.OWNER);
                        Statement statement = view.createStatement()) {
                    assertThat(statement.executeQuery("select * from project").next())
                            .isTrue();
                    for (int table = 0; table < BusyState.TABLES; table++) {
                        statement.executeQuery("select max(a), sum(length(b)) from t" + table);
                    }
                }
            }
            all.get();
        } finally {
            runs.shutdownNow();
        }
    }

    private static void run(Path state, int number) throws Exception {
        BusyState busy = new BusyState(H2.fileUrl(state), state);
        try (Connection open = busy.open()) {
            busy.write(open, new Random(number), 20);
            busy.close();
        }
    }
}
