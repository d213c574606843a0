package io.nightcut.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real H2: a code that changes with it is seen here. */
class StateErrorsTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatIsLockedIsInUse() throws SQLException, IOException {
        open("a").close();
        try (FileChannel file = FileChannel.open(folder.resolve("a.mv.db"), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            Throwable failure = catchThrowable(() -> open("a"));
            assertThat(StateErrors.isInUse(new IllegalStateException("wrapped", failure)))
                    .isTrue();
            assertThat(StateErrors.isClosed(failure)).isFalse();
        }
    }

    /** How H2 comes to close a database is seen on a full disk only. */
    @Test
    void aDatabaseThatH2HasClosedIsClosed() {
        SQLException closed = new SQLException("closed", "90098", ErrorCode.DATABASE_IS_CLOSED);
        assertThat(StateErrors.isClosed(new IllegalStateException("wrapped", closed)))
                .isTrue();
        assertThat(StateErrors.isInUse(closed)).isFalse();
        assertThat(StateErrors.isClosed(new IOException("of another kind"))).isFalse();
    }

    private Connection open(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(name));
    }

    /** Seen on a disk of 600 kB: the migration of a new state fails, and not the write that it was about. */
    @Test
    void aFullDiskIsNoStateOfANewerProgram() {
        FlywayException failure = new FlywayException(
                "Script failed", new SQLException("Log", new IOException("No space left on device")));
        assertThat(StateErrors.unusable(failure, "here"))
                .hasValue("The state here.mv.db cannot be written, since the disk is full. Make room, then run again");
        assertThat(StateErrors.unusable(new FlywayException("Unknown migration"), "here"))
                .hasValueSatisfying(words -> assertThat(words).contains("written by a newer nightcut"));
    }
}
