package io.nightcut.state;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.file.AtomicFile;
import io.nightcut.state.file.IntegrityCheck;
import io.nightcut.state.file.StateFile;
import io.nightcut.state.file.StateLock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables of a state to the version that this program knows, and keeps a copy of what was there. */
final class Migration {

    private static final Logger log = LoggerFactory.getLogger(Migration.class);

    private final StateConnection connection;
    private final StateAddress address;
    private final Path files;

    /**
     * @param files path and first part of the name of what belongs to this machine, the copy of an earlier state too
     */
    Migration(StateConnection connection, StateAddress address, Path files) {
        this.connection = connection;
        this.address = address;
        this.files = files;
    }

    /**
     * Migrates, unless a run does that which this command looks at.
     *
     * @throws RuntimeException the state is newer than this program, is damaged, or no copy can be made
     */
    void migrate(Flyway flyway) {
        if (connection.isBesideRun()) {
            return;
        }
        int newest = SchemaVersion.newestKnown();
        int version = version(flyway.info().current());
        if (version > newest) {
            throw StateFile.refused(address.path(), SchemaVersion.newer(address.path(), version));
        }
        boolean isToBeKept = connection.isOwn() || connection.isOnServer();
        if (isToBeKept && version > 0 && version < newest) {
            keepCopy(flyway.getConfiguration().getDataSource(), version);
        }
        flyway.migrate();
        if (connection.isOwn()) {
            check(flyway.getConfiguration().getDataSource());
            StateFile.opened(address.path());
            StateLock.writeOwner(address.path());
        }
    }

    private void check(DataSource database) {
        try {
            IntegrityCheck.of(database);
        } catch (SQLException e) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "%s. %s"
                            .formatted(
                                    StateErrors.unusable(e, address.value())
                                            .orElse("The state %s cannot be read: %s"
                                                    .formatted(StateFile.of(address.path()), e.getMessage())),
                                    StandardPhrases.NOTHING_SENT));
        }
    }

    private static int version(@Nullable MigrationInfo current) {
        return current == null || current.getVersion() == null
                ? 0
                : current.getVersion().getMajor().intValue();
    }

    private void keepCopy(DataSource database, int version) {
        Path copy = files.resolveSibling("%s-version-%d%s".formatted(files.getFileName(), version, StateFile.END));
        try {
            if (connection.isOwn()) {
                // Nothing has been written since it was opened, so the file holds all of it.
                AtomicFile.forOwnerOnly(copy).writeCopyOf(StateFile.of(address.path()));
            } else {
                StateCopy.write(database, copy, version);
            }
            log.info("The state was written by an earlier nightcut; as it was, it is kept in {}", copy);
        } catch (IOException e) {
            throw new NightcutException(
                    ExitCode.STOPPED,
                    "The state %s was written by an earlier nightcut, and cannot be copied before it is changed (%s). Make room on the disk. %s %s"
                            .formatted(
                                    address.shown(),
                                    e.getMessage(),
                                    StandardPhrases.NOTHING_SENT,
                                    StandardPhrases.TO_CONTINUE));
        }
    }
}
