package io.nightcut.state.postgresql;

import io.nightcut.state.file.StateLock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may change a state in PostgreSQL: one process, as long as it shows a sign of life. The row of the lease says who, and
 * until when by the database's clock. A lock of the database would not do: it stays with a process that is merely stopped.
 *
 * <p>What has the lease no more must not write and not send. It cannot know that in time by itself: so every transaction ends
 * with {@link #holdUntilCommit}, and a POST leaves only when the lease {@link #isCertain}.
 */
public final class Lease implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    private static final int RENEWALS = 5;

    private static final String END = "current_timestamp + cast(? as int) * interval '1' second";

    private final PostgreSql database;
    private final Duration length;
    private final String token = UUID.randomUUID().toString();
    private @Nullable Connection connection;
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "lease");
        thread.setDaemon(true);
        return thread;
    });

    private boolean isMoved;
    private volatile boolean isLost;
    private volatile long renewedNanos;
    private volatile Instant renewedAt = Instant.MIN;

    private Lease(PostgreSql database, Duration length) {
        this.database = database;
        this.length = length;
    }

    /**
     * Takes the lease if nobody has it, and renews it until it is closed.
     *
     * @return empty: another one has it
     * @throws SQLException the database cannot be used
     */
    public static Optional<Lease> take(PostgreSql database, Duration length) throws SQLException {
        Lease lease = new Lease(database, length);
        boolean isTaken = false;
        try {
            isTaken = lease.tryToTake();
        } finally {
            if (!isTaken) {
                lease.stop();
            }
        }
        if (isTaken) {
            lease.keep();
        }
        return isTaken ? Optional.of(lease) : Optional.empty();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The task lets nothing out.
    private void keep() {
        long pause = length.dividedBy(RENEWALS).toMillis();
        renewal.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    private boolean tryToTake() throws SQLException {
        Instant at = Instant.now();
        long nanos = System.nanoTime();
        int seconds = (int) length.toSeconds();
        int taken = update("""
                insert into lease (name, token, holder, expires_at) values ('run', ?, ?, %s)
                on conflict (name) do update set token = excluded.token, holder = excluded.holder,
                    expires_at = excluded.expires_at
                where lease.expires_at < current_timestamp
                """.formatted(END), token, thisMachine() + ", " + StateLock.thisProcess(), seconds);
        if (taken == 1) {
            renewedAt = at;
            renewedNanos = nanos;
        }
        return taken == 1;
    }

    private static String thisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
    }

    /**
     * Whether nobody can have taken it over yet. The server is asked, since the clocks of a virtual machine may have stood
     * still with it.
     */
    public boolean isCertain() {
        renew();
        return isFresh();
    }

    /** Whether it was renewed so lately, by two clocks, that nobody can have taken it over yet. */
    private boolean isFresh() {
        Duration limit = length.multipliedBy(2).dividedBy(3);
        Duration age = Duration.between(renewedAt, Instant.now());
        return !isLost
                && !age.isNegative()
                && age.compareTo(limit) < 0
                && System.nanoTime() - renewedNanos < limit.toNanos();
    }

    /** Whether another one has taken it over. */
    public boolean isLost() {
        return isLost;
    }

    /**
     * For a transaction that will write: if this machine freezes in the middle of it, the server ends it about when the lease
     * ends, so that the next one does not wait for what it has locked.
     */
    public void limitIdleTime(Connection writing) throws SQLException {
        try (Statement statement = writing.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = " + length.toMillis());
        }
    }

    /**
     * The last statement of a transaction that has written: until its commit nobody takes the lease over.
     *
     * @throws SQLException another one has it, and nothing may be committed
     */
    public void holdUntilCommit(Connection writing) throws SQLException {
        try (PreparedStatement statement = writing.prepareStatement("select 1 from lease where token = ? for update")) {
            statement.setString(1, token);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    isLost = true;
                    throw new LeaseLostException();
                }
            }
        }
    }

    private synchronized void renew() {
        if (isMoved || isLost) {
            return;
        }
        Instant at = Instant.now();
        long nanos = System.nanoTime();
        try {
            if (update(
                            "update lease set expires_at = %s where token = ?".formatted(END),
                            (int) length.toSeconds(),
                            token)
                    == 0) {
                isLost = true;
            } else {
                renewedAt = at;
                renewedNanos = nanos;
            }
        } catch (SQLException e) {
            log.debug("The lease of the state could not be renewed: {}", e.getMessage());
            disconnect();
        }
    }

    private synchronized int update(String sql, Object... parameters) throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect();
            connection = open;
        }
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private synchronized void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                log.debug("{}", e.getMessage());
            }
        }
    }

    /**
     * The state was moved elsewhere: nobody may take the lease of what is left, one that waits for it already included.
     *
     * @throws SQLException another machine has taken it over meanwhile
     */
    public synchronized void moved(String to) throws SQLException {
        if (update("update lease set holder = ?, expires_at = 'infinity' where token = ?", "moved to " + to, token)
                == 0) {
            throw new LeaseLostException();
        }
        isMoved = true;
    }

    /** Another one may have it at once, unless the state was moved. */
    @Override
    public synchronized void close() {
        isLost = true;
        renewal.shutdown();
        if (isMoved) {
            stop();
            return;
        }
        try {
            update("delete from lease where token = ?", token);
        } catch (SQLException e) {
            log.debug("The lease of the state ends by itself: {}", e.getMessage());
        }
        stop();
    }

    private void stop() {
        renewal.shutdownNow();
        disconnect();
    }

    /** Who has the lease: {@code host, pid 4711, since 2026-11-26 02:00:00+01:00}. */
    public static String holder(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select holder from lease where expires_at >= current_timestamp");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** Another machine works on the state: what this one wanted to write was not written. */
    public static final class LeaseLostException extends SQLException {

        LeaseLostException() {
            super("another machine has taken over the state, since this one had shown no sign of life");
        }
    }
}
