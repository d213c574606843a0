package io.nightcut.state;

import io.nightcut.state.postgresql.Lease;
import java.io.FileNotFoundException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.flywaydb.core.api.FlywayException;

/** What a failure of the state's database means, by H2's error codes (class {@code org.h2.api.ErrorCode}). */
public final class StateErrors {

    private static final int DATABASE_ALREADY_OPEN = 90020;
    private static final int CONNECTION_BROKEN = 90067;
    private static final int DATABASE_IS_CLOSED = 90098;
    private static final int FILE_CORRUPTED = 90030;
    private static final int FILE_VERSION = 90048;
    private static final int WRONG_USER = 28000;
    private static final int CANNOT_OPEN = 90013;
    private static final int IO_ERROR = 90028;
    private static final int IO_ERROR_AT = 90031;

    private static final Pattern SERVER_GONE = Pattern.compile("08\\w{3}|53\\w{3}|57P\\w{2}|25P03|25006");

    private static final String DAMAGED =
            "is damaged or no state of nightcut. Restore it from a backup (nightcut state restore FILE), or choose another nightcut.state and take over what Descript has (nightcut adopt MANIFEST)";

    private StateErrors() {}

    /** Whether another process has the state open. */
    public static boolean isInUse(Throwable failure) {
        return hasCode(failure, DATABASE_ALREADY_OPEN);
    }

    /**
     * Whether nothing can be read or written any more: H2 closes the database when a write fails, a server may be gone, and
     * another machine may have taken over the state.
     */
    public static boolean isClosed(Throwable failure) {
        return hasCode(failure, DATABASE_IS_CLOSED)
                || isServerGone(failure)
                || ExceptionUtils.indexOfType(failure, Lease.LeaseLostException.class) >= 0;
    }

    /**
     * Whether a server is gone, is going, or has no room for a connection or for what is written, by PostgreSQL's classes of
     * states: 08 connection, 53 resources, 57P it was told to end, 25P03 this machine was frozen in the middle of a transaction,
     * 25006 another server is the one to write to.
     */
    static boolean isServerGone(Throwable failure) {
        return ExceptionUtils.getThrowableList(failure).stream().anyMatch(StateErrors::isOfAServerThatIsGone);
    }

    private static boolean isOfAServerThatIsGone(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException) {
            return true;
        }
        return cause instanceof SQLException sql
                && SERVER_GONE
                        .matcher(Objects.requireNonNullElse(sql.getSQLState(), ""))
                        .matches();
    }

    /** Whether the run whose database was read has ended, or does not answer any more. */
    public static boolean isLost(Throwable failure) {
        return hasCode(failure, CONNECTION_BROKEN);
    }

    /** Whether it may help to wait until somebody has made room. */
    public static boolean isDiskFull(Throwable failure) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("No space left on device"));
    }

    /** Why this file or database cannot be used as a state, if that is what has failed; with the next move. */
    public static Optional<String> unusable(Throwable failure, String state) {
        if (StateAddress.isServer(state)) {
            return Optional.ofNullable(ExceptionUtils.throwableOfType(failure, SQLException.class))
                    .map(cause -> unusable(cause, new StateAddress(state)));
        }
        return reason(failure).map(reason -> "The state %s.mv.db %s".formatted(state, reason));
    }

    /** The same of a database, of what its server or driver has said. */
    static String unusable(SQLException cause, StateAddress address) {
        return "The database %s cannot be used (%s). Check nightcut.state and nightcut.database"
                .formatted(address, ServerState.firstLine(cause));
    }

    private static Optional<String> reason(Throwable failure) {
        if (isDiskFull(failure)) {
            return Optional.of("cannot be written, since the disk is full. Make room, then run again");
        }
        if (hasCode(failure, FILE_CORRUPTED)) {
            return Optional.of(DAMAGED);
        }
        if (hasCode(failure, FILE_VERSION)) {
            return Optional.of(
                    "was written by another version of the database. Use the nightcut that wrote it, or a newer one");
        }
        if (hasCode(failure, WRONG_USER)) {
            return Optional.of("is a database of another program. Choose another nightcut.state");
        }
        boolean isInputOutput =
                hasCode(failure, CANNOT_OPEN) || hasCode(failure, IO_ERROR) || hasCode(failure, IO_ERROR_AT);
        if (isInputOutput && !isOfTheSystem(failure)) {
            return Optional.of(DAMAGED);
        }
        if (isInputOutput) {
            return Optional.of("cannot be opened (%s). Check the disk, the file and its permissions"
                    .formatted(ExceptionUtils.getRootCause(failure).getMessage()));
        }
        if (ExceptionUtils.indexOfType(failure, FlywayException.class) >= 0) {
            return Optional.of(
                    "was written by a newer nightcut, or is a database of another program. Use the newest nightcut, or choose another nightcut.state");
        }
        return Optional.empty();
    }

    /** What the system says of files, and not H2 of their content. */
    private static boolean isOfTheSystem(Throwable failure) {
        return ExceptionUtils.indexOfType(failure, FileSystemException.class) >= 0
                || ExceptionUtils.indexOfType(failure, FileNotFoundException.class) >= 0;
    }

    private static boolean hasCode(Throwable failure, int code) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == code);
    }
}
