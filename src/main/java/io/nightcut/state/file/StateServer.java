package io.nightcut.state.file;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.engine.User;
import org.h2.jdbc.JdbcConnection;
import org.h2.security.SHA256;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets others look into the state as long as a run has it open, and closes it at the end. It is H2's own server, on this machine
 * only and for who has the key: they may read everything and leave decisions, and nothing else.
 */
public final class StateServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StateServer.class);

    private static final Duration TIME_FOR_READERS = Duration.ofSeconds(3);
    private static final Duration TIME_TO_COMPACT = Duration.ofMinutes(1);

    private final Path state;
    private final CleanEnd end;
    private @Nullable Server server;

    private StateServer(Path state, CleanEnd end) {
        this.state = state;
        this.end = end;
    }

    /** A server that cannot begin holds up no run. */
    public static StateServer begin(DataSource database, Path state) {
        StateServer served = new StateServer(state, new CleanEnd(database, state));
        try {
            admitReaders(database);
            closeToOwner(database);
            served.listen();
        } catch (SQLException | IOException e) {
            log.warn("Commands that look into the state while this run works cannot: {}", e.getMessage());
        }
        return served;
    }

    private static void admitReaders(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create user if not exists %s password ''".formatted(H2.READER));
            statement.execute("grant select on schema public to " + H2.READER);
            statement.execute("grant insert on decision to " + H2.READER);
        }
    }

    /**
     * In the file its owner has no password, and may do everything: over the network that would be to run Java and to shut
     * down. So as long as this process has the database open, and only in its memory, the owner has a password that nobody
     * knows. It cannot be lost with this process.
     */
    private static void closeToOwner(DataSource database) throws SQLException {
        String password = ServerAddress.newKey();
        try (Connection connection = database.getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            User owner = session.getDatabase().getUser(H2.OWNER.toUpperCase(Locale.ROOT));
            owner.setUserPasswordHash(SHA256.getKeyPasswordHash(owner.getName(), password.toCharArray()));
        }
        database.unwrap(HikariDataSource.class).setPassword(password);
    }

    private void listen() throws SQLException, IOException {
        String key = ServerAddress.newKey();
        Server started = Server.createTcpServer(
                        "-tcpPort", "0", "-ifExists", "-tcpDaemon", "-key", key, "file:" + state)
                .start();
        server = started;
        new ServerAddress(started.getPort(), key).write(state);
    }

    /** Before the database is closed: else its readers keep it open. */
    @Override
    public void close() {
        try {
            ServerAddress.delete(state);
        } catch (IOException e) {
            log.debug("{}", e.getMessage());
        }
        Server serving = server;
        if (serving != null) {
            inTime(serving::stop, TIME_FOR_READERS);
        }
        inTime(end::close, TIME_TO_COMPACT);
    }

    /** A reader that is stopped while it is answered, or a slow disk, does not keep the program from its end. */
    private static void inTime(Runnable task, Duration atMost) {
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    task.run();
                    done.countDown();
                },
                "state-end");
        thread.setDaemon(true);
        thread.start();
        try {
            if (!done.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The state is left to the next run as it is");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
