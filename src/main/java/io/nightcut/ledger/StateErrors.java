package io.nightcut.ledger;

import java.sql.SQLException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** What a failure of the state's database means, by H2's error codes (class {@code org.h2.api.ErrorCode}). */
public final class StateErrors {

    private static final int DATABASE_ALREADY_OPEN = 90020;
    private static final int DATABASE_IS_CLOSED = 90098;

    private StateErrors() {}

    /** Whether another process has the state open. */
    public static boolean isInUse(Throwable failure) {
        return hasCode(failure, DATABASE_ALREADY_OPEN);
    }

    /** Whether H2 has closed the database, as it does when a write fails: nothing can be read or written any more. */
    public static boolean isClosed(Throwable failure) {
        return hasCode(failure, DATABASE_IS_CLOSED);
    }

    private static boolean hasCode(Throwable failure, int code) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == code);
    }
}
