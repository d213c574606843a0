package io.nightcut.story;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this JVM, with a database for each state. */
public final class PostgreSqlServer {

    public static final String USER = "postgres";

    /** Whether tests that run on both databases are to run on this one: {@code -Dstates=postgresql}. */
    public static final boolean IS_ASKED_FOR = "postgresql".equals(System.getProperty("states"));

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgreSqlServer() {}

    /** Starts when the first database is asked for, and ends with this JVM. */
    private static final class Holder {

        static final EmbeddedPostgres SERVER = start(EmbeddedPostgres.builder());
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder server) {
        try {
            return server.setServerConfig("max_connections", "300").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another one, which keeps what it knows in this folder when it is closed. */
    static EmbeddedPostgres start(Path data, int port) {
        return start(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port));
    }

    /** The URL of a new database, which is empty. */
    public static String newDatabase() {
        String name = "nightcut_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    static int port() {
        return Holder.SERVER.getPort();
    }

    private static String url(String name) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port(), name);
    }
}
