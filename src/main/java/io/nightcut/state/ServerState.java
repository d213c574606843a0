package io.nightcut.state;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.state.file.H2;
import io.nightcut.state.file.StateLock;
import io.nightcut.state.postgresql.DatabaseSettings;
import io.nightcut.state.postgresql.Lease;
import io.nightcut.state.postgresql.PostgreSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Opens a state on a server for what a command does with it. */
final class ServerState {

    private final StateAddress address;
    private final PostgreSql server;
    private final Duration length;

    ServerState(StateAddress address, DatabaseSettings settings) {
        this.address = address;
        this.server = new PostgreSql(address.value(), settings);
        this.length = settings.lease();
    }

    /**
     * Opens it, and waits for whoever has it if need be.
     *
     * @throws NightcutException the server cannot be used, or another machine works on the state
     */
    StateConnection open(StateUse use, Duration wait) {
        try {
            int version = version();
            if (use == StateUse.RUN) {
                return toRun(version, wait);
            }
            if (version == 0) {
                return StateConnection.nothing();
            }
            if (version < SchemaVersion.newestKnown()) {
                throw refused(
                        "The state %s was written by an earlier nightcut (version %d, this one has %d). The next run brings it up to date; until then look with the nightcut that wrote it"
                                .formatted(address, version, SchemaVersion.newestKnown()));
            }
            return switch (use) {
                case REHEARSE -> copy();
                case CHANGE ->
                    Lease.take(server, length)
                            .map(lease -> StateConnection.leased(server, lease))
                            .orElseGet(() -> StateConnection.shared(server, false));
                default -> StateConnection.shared(server, true);
            };
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private int version() throws SQLException {
        try (Connection connection = server.connect()) {
            int version = SchemaVersion.ofServer(connection);
            if (version > SchemaVersion.newestKnown()) {
                throw refused(
                        "The state %s was written by a newer nightcut (state version %d, this one knows %d). Use the newest nightcut"
                                .formatted(address, version, SchemaVersion.newestKnown()));
            }
            return version;
        }
    }

    private StateConnection toRun(int version, Duration wait) throws SQLException {
        if (version == 0) {
            // The lease is one of its tables. Flyway has a lock of its own, and there is nothing to lose yet.
            StateCopy.migrate(
                    server.url(), server.settings().user(), server.settings().password());
        }
        Lease lease = StateLock.await(
                () -> take(wait), address.toString(), () -> server.holder().orElse("process unknown"), wait);
        try {
            // A newer nightcut may have brought it up to date meanwhile.
            version();
            return StateConnection.leased(server, lease);
        } catch (SQLException | RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    /** Who waits for another one waits for a server that is restarted, too. */
    private Optional<Lease> take(Duration wait) throws SQLException {
        try {
            return Lease.take(server, length);
        } catch (SQLException e) {
            if (wait.isZero() || !StateErrors.isServerGone(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private StateConnection copy() throws SQLException {
        String memory = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        StateCopy.migrate(memory, H2.OWNER, "");
        try (Connection from = server.connect();
                Connection to = H2.connect(memory, H2.OWNER)) {
            StateCopy.copyRows(from, to);
        }
        return StateConnection.copied(memory);
    }

    private NightcutException unusable(SQLException failure) {
        return StateErrors.isServerGone(failure)
                ? new NightcutException(
                        ExitCode.STOPPED,
                        "The database %s cannot be reached, or takes no connection (%s). %s %s"
                                .formatted(
                                        address,
                                        firstLine(failure),
                                        StandardPhrases.NOTHING_SENT,
                                        StandardPhrases.TO_CONTINUE))
                : refused(StateErrors.unusable(failure, address));
    }

    static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static NightcutException refused(String why) {
        return new NightcutException(ExitCode.REFUSED, "%s. %s".formatted(why, StandardPhrases.NOTHING_SENT));
    }
}
