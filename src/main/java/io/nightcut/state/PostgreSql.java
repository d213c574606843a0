package io.nightcut.state;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** A state in a database on a server: how it is reached, and what can be seen of it from outside. */
final class PostgreSql {

    /** In seconds. A server that has gone without a word would else be waited for until the network gives up. */
    /** Limits for what the driver waits for, and nothing that a pooler's next connection would not know of. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "connectTimeout", "10",
            "socketTimeout", "60",
            "tcpKeepAlive", "true",
            "prepareThreshold", "0",
            "ApplicationName", "nightcut");

    private final StateAddress address;
    private final DatabaseSettings settings;

    PostgreSql(StateAddress address, DatabaseSettings settings) {
        if (address.value().matches(".*[?&](user|password|sslpassword)=.*|[^/]*//[^/]*@.*")) {
            throw new InvalidConfigurationPropertyValueException(
                    StateAddress.SETTING,
                    address.shown(),
                    "its URL holds a user or a password. Set nightcut.database.user, and nightcut.database.password or"
                            + " nightcut.database.password-file");
        }
        this.address = address;
        this.settings = settings;
    }

    DatabaseSettings settings() {
        return settings;
    }

    /** With what it does not say itself. */
    String url() {
        StringJoiner parameters = new StringJoiner("&", address.value().contains("?") ? "&" : "?", "");
        PARAMETERS.forEach((name, value) -> {
            if (!address.value().contains(name + "=")) {
                parameters.add(name + "=" + value);
            }
        });
        return address.value() + parameters;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), settings.user(), settings.password());
    }

    static boolean isIt(Connection connection) throws SQLException {
        return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    }

    /** The version of its tables; 0: it has none yet. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            row.next();
            return row.getBoolean(1) ? SchemaVersion.of(connection) : 0;
        }
    }

    /** Who works on it now; empty: nobody, or nobody knows. */
    Optional<String> holder() {
        try (Connection connection = connect()) {
            return Optional.of(Lease.holder(connection)).filter(holder -> !holder.isEmpty());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return address.shown();
    }
}
