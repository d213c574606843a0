package io.nightcut.state;

import io.nightcut.file.LockedFile;
import io.nightcut.state.file.H2;
import io.nightcut.state.file.ServerAddress;
import io.nightcut.state.file.StateFile;
import io.nightcut.state.postgresql.Lease;
import io.nightcut.state.postgresql.PostgreSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * How this command reaches the state: the file itself, a run that serves it, a view of the file, a server, or nothing at all.
 */
public final class StateConnection implements JdbcConnectionDetails, AutoCloseable {

    /** To find out whether a run answers; then it is read from the file. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Kind kind;
    private final String url;
    private final @Nullable LockedFile lock;
    private final @Nullable PostgreSql server;
    private final @Nullable Lease lease;
    private final boolean isToLook;

    private StateConnection(Kind kind, String url, @Nullable LockedFile lock) {
        this(kind, url, lock, null, null, false);
    }

    private StateConnection(
            Kind kind,
            String url,
            @Nullable LockedFile lock,
            @Nullable PostgreSql server,
            @Nullable Lease lease,
            boolean isToLook) {
        this.kind = kind;
        this.url = url;
        this.lock = lock;
        this.server = server;
        this.lease = lease;
        this.isToLook = isToLook;
    }

    private enum Kind {
        NOTHING,
        OWN,
        SERVED,
        VIEW,
        /** On a server, and nobody else may change it. */
        LEASED,
        /** On a server, for who only looks or leaves decisions. */
        SHARED
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

    /** A server's, for who has its lease. */
    static StateConnection leased(PostgreSql server, Lease lease) {
        return new StateConnection(Kind.LEASED, server.url(), null, server, lease, false);
    }

    /** A server's, beside whoever has its lease. */
    static StateConnection shared(PostgreSql server, boolean toLook) {
        return new StateConnection(Kind.SHARED, server.url(), null, server, null, toLook);
    }

    /** In memory, with what was copied there. */
    static StateConnection copied(String url) {
        return new StateConnection(Kind.NOTHING, url, null);
    }

    /** Whether a run may work on the state, and what is to be changed has to be left to it. */
    public boolean isBesideRun() {
        return kind == Kind.SERVED || kind == Kind.SHARED;
    }

    /** Whether a run works on the state that this command looks at. */
    public boolean isRunAtWork() {
        if (server != null && kind == Kind.SHARED) {
            return server.holder().isPresent();
        }
        return kind == Kind.SERVED;
    }

    /** Whether several machines may work on the state, one after the other. */
    public boolean isOnServer() {
        return server != null;
    }

    /** Whether it is still this process that may change the state: another machine takes over what shows no sign of life. */
    public boolean isLost() {
        return lease != null && lease.isLost();
    }

    /** Whether nobody else can have the state now, so that a POST may leave. */
    boolean isCertain() {
        return lease == null || lease.isCertain();
    }

    /**
     * The state was copied elsewhere, and is not to be used here any more. In a file nothing tells of it.
     *
     * @throws SQLException another machine has the state by now, and may have changed it since it was copied
     */
    public void moved(String to) throws SQLException {
        if (lease != null) {
            lease.moved(to);
        }
    }

    /** The first statement of a transaction that may write: on a server it has a limit, and who only looks cannot. */
    void beginWriting(Connection writing) throws SQLException {
        if (lease != null) {
            lease.limitIdleTime(writing);
        } else if (server != null && isToLook) {
            try (Statement statement = writing.createStatement()) {
                statement.execute("set transaction read only");
            }
        }
    }

    /**
     * The last statement of a transaction that has written.
     *
     * @throws SQLException another machine has the state
     */
    void holdUntilCommit(Connection writing) throws SQLException {
        if (lease != null) {
            lease.holdUntilCommit(writing);
        }
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
        if (server != null) {
            return server.settings().user();
        }
        return kind == Kind.SERVED ? H2.READER : H2.OWNER;
    }

    @Override
    public String getPassword() {
        return server == null ? "" : server.settings().password();
    }

    /** The database is closed, and others may have it. */
    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
        if (lease != null) {
            lease.close();
        }
    }
}
