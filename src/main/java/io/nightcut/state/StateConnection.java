package io.nightcut.state;

import io.nightcut.file.LockedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How this command reaches the state: the file itself, a run that serves it, a view of the file, or nothing at all. */
public final class StateConnection implements JdbcConnectionDetails, AutoCloseable {

    /** To find out whether a run answers; then it is read from the file. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Kind kind;
    private final String url;
    private final @Nullable LockedFile lock;

    private StateConnection(Kind kind, String url, @Nullable LockedFile lock) {
        this.kind = kind;
        this.url = url;
        this.lock = lock;
    }

    private enum Kind {
        NOTHING,
        OWN,
        SERVED,
        VIEW
    }

    /** A new one in memory, for who does not need the state, or finds none. */
    static StateConnection nothing() {
        return new StateConnection(Kind.NOTHING, "jdbc:h2:mem:" + UUID.randomUUID(), null);
    }

    /** The file itself, for who has the lock. */
    static StateConnection own(Path state, LockedFile lock) {
        return new StateConnection(Kind.OWN, H2.fileUrl(state), lock);
    }

    /** Of a run that works on the state and is of the same version; empty: there is none, or it does not answer. */
    static Optional<StateConnection> served(Path state) {
        return ServerAddress.of(state)
                .filter(StateConnection::answers)
                .map(run -> new StateConnection(Kind.SERVED, run.url(LONG), null));
    }

    private static boolean answers(ServerAddress run) {
        try (Connection connection = H2.connect(run.url(SHORT), H2.READER)) {
            return SchemaVersion.of(connection) == SchemaVersion.newestKnown();
        } catch (SQLException e) {
            return false;
        }
    }

    /** For who only looks: through the run that works on it, or else what is in the file. */
    static StateConnection toLook(Path state) {
        return served(state).orElseGet(() -> view(state));
    }

    /** What is in the file now. */
    static StateConnection view(Path state) {
        try {
            // A run is creating it.
            if (Files.size(StateFile.of(state)) == 0) {
                return nothing();
            }
        } catch (IOException e) {
            return nothing();
        }
        return new StateConnection(Kind.VIEW, H2.viewUrl(state), null);
    }

    /** Whether a run works on the state, and what is to be changed has to be left to it. */
    public boolean isBesideRun() {
        return kind == Kind.SERVED;
    }

    /** Whether the file itself is open. */
    boolean isOwn() {
        return kind == Kind.OWN;
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return kind == Kind.SERVED ? H2.READER : H2.OWNER;
    }

    @Override
    public String getPassword() {
        return "";
    }

    /** The database is closed, and others may have it. */
    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }
}
