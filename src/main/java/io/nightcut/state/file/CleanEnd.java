package io.nightcut.state.file;

import io.nightcut.control.ShutdownInProgress;
import io.nightcut.file.AtomicFile;
import io.nightcut.file.OwnFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a run's database: closed, small, and on the disk. H2 leaves what it has replaced in the file, tens of kilobytes
 * for each commit, until somebody has it compacted, and hardly ever waits for the disk.
 */
final class CleanEnd {

    private static final Logger log = LoggerFactory.getLogger(CleanEnd.class);

    /** What a file takes for its tables, and for each project with all of its attempts. */
    private static final long BYTES = 512 << 10;

    private static final long BYTES_FOR_A_PROJECT = 2000;

    private final DataSource database;
    private final Path state;

    CleanEnd(DataSource database, Path state) {
        this.database = database;
        this.state = state;
    }

    /** Closes it. What fails here is made good by the next run. */
    void close() {
        boolean isLarge = false;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            isLarge = isLarge(statement);
            statement.execute("shutdown");
        } catch (SQLException e) {
            // A connection to what it has just closed cannot be closed.
            if (e.getErrorCode() != ErrorCode.DATABASE_CALLED_AT_SHUTDOWN
                    && e.getErrorCode() != ErrorCode.DATABASE_IS_CLOSED) {
                log.debug("The state may not be closed: {}", e.getMessage());
            }
        } catch (IOException e) {
            log.debug("The size of the state is not known: {}", e.getMessage());
        }
        // Who has sent a signal waits for the end, and to compact a file takes some seconds.
        if (isLarge && !ShutdownInProgress.isSeen()) {
            compact();
        }
        try {
            // To compact it made a new file of it.
            OwnFolder.reserve(StateFile.of(state));
            AtomicFile.sync(StateFile.of(state));
        } catch (IOException e) {
            log.warn("The state may not be on the disk: {}", e.getMessage());
        }
    }

    private void compact() {
        try {
            H2.compact(state);
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "The state {} could not be compacted ({}). To see whether it can be read: nightcut doctor",
                    StateFile.of(state),
                    e.getMessage());
        }
    }

    private boolean isLarge(Statement statement) throws SQLException, IOException {
        try (ResultSet count = statement.executeQuery("select count(*) from project")) {
            count.next();
            return Files.size(StateFile.of(state)) > BYTES + BYTES_FOR_A_PROJECT * count.getLong(1);
        }
    }
}
