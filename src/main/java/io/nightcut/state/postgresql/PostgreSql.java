package io.nightcut.state.postgresql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** A state in a database on a server: how it is reached, and what can be seen of it from outside. */
public final class PostgreSql {

    /**
     * Times in seconds: a server that has gone without a word would else be waited for until the network gives up. And no
     * statements that are prepared on a connection, which a pooler would give to others.
     */
    private static final Map<String, String> PARAMETERS = Map.of(
            "connectTimeout", "10",
            "socketTimeout", "60",
            "tcpKeepAlive", "true",
            "prepareThreshold", "0",
            "ApplicationName", "nightcut");

    private final String url;
    private final DatabaseSettings settings;

    /**
     * Connects to nothing yet.
     *
     * @param url with the driver's parameters, but without user and password
     */
    public PostgreSql(String url, DatabaseSettings settings) {
        if (url.matches(".*[?&](user|password|sslpassword)=.*|[^/]*//[^/]*@.*")) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.state",
                    shown(url),
                    "its URL holds a user or a password. Set nightcut.database.user, and nightcut.database.password or"
                            + " nightcut.database.password-file");
        }
        this.url = url;
        this.settings = settings;
    }

    /** As whom to connect, and how long a lease is. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** With what it does not say itself. */
    public String url() {
        StringJoiner parameters = new StringJoiner("&", url.contains("?") ? "&" : "?", "");
        PARAMETERS.forEach((name, value) -> {
            if (!url.contains(name + "=")) {
                parameters.add(name + "=" + value);
            }
        });
        return url + parameters;
    }

    /** A new connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), settings.user(), settings.password());
    }

    /** Whether this is a connection to a PostgreSQL. */
    public static boolean isIt(Connection connection) throws SQLException {
        return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    }

    /** Who works on it now; empty: nobody, or nobody knows. */
    public Optional<String> holder() {
        try (Connection connection = connect()) {
            return Optional.of(Lease.holder(connection)).filter(holder -> !holder.isEmpty());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return shown(url);
    }

    /** Parameters of the URL may hold secrets. */
    private static String shown(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
