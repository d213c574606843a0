package io.nightcut.state;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.file.AtomicFile;
import io.nightcut.file.OwnFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.mvstore.MVStoreException;

/** A copy of a state as it is at one moment, row by row into new tables, also while a run works on it. */
public final class StateCopy {

    private static final int ROWS_AT_ONCE = 1000;
    private static final String VERSIONS = "flyway_schema_history";

    private StateCopy() {}

    /**
     * Copies it into a new file.
     *
     * @return how many projects it has
     * @throws NightcutException there is a file already, or it cannot be written
     */
    public static long copy(DataSource from, Path to) {
        if (!to.toString().endsWith(StateFile.END)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "The name of a backup ends with %s. Choose another than %s".formatted(StateFile.END, to));
        }
        if (Files.exists(to)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "%s is there already, and nothing is overwritten. Choose another file".formatted(to));
        }
        Path target = to.toAbsolutePath().resolveSibling("." + to.getFileName() + "." + UUID.randomUUID());
        Path file = StateFile.of(target);
        try {
            OwnFolder.reserve(file);
            long projects = copyInto(from, target);
            // To compact it made a new file of it.
            OwnFolder.reserve(file);
            AtomicFile.sync(file);
            Files.move(file, to);
            return projects;
        } catch (IOException | SQLException | MVStoreException e) {
            throw new NightcutException(
                    ExitCode.STOPPED, "The state cannot be copied to %s: %s".formatted(to, e.getMessage()));
        } finally {
            discard(file);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It has a name that says what it is.
        }
    }

    private static long copyInto(DataSource from, Path target) throws SQLException, IOException {
        String url = H2.fileUrl(target);
        Flyway.configure().dataSource(url, H2.OWNER, "").loggers("slf4j").load().migrate();
        try (Connection source = from.getConnection();
                Connection copy = H2.connect(url, H2.OWNER)) {
            source.setAutoCommit(false);
            source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            copy.setAutoCommit(false);
            try (Statement statement = copy.createStatement()) {
                statement.execute("set referential_integrity false");
                for (String table : tables(source)) {
                    statement.execute("delete from " + table);
                    copyTable(source, copy, table);
                }
                copySequences(source, statement);
                copy.commit();
                statement.execute("set referential_integrity true");
                long projects = count(copy, "project");
                statement.execute("shutdown");
                H2.compact(target);
                return projects;
            } finally {
                source.rollback();
                source.setAutoCommit(true);
            }
        }
    }

    private static List<String> tables(Connection source) throws SQLException {
        List<String> tables = new ArrayList<>();
        DatabaseMetaData about = source.getMetaData();
        try (ResultSet rows =
                about.getTables(source.getCatalog(), source.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                if (!rows.getString("TABLE_NAME").equalsIgnoreCase(VERSIONS)) {
                    tables.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return tables;
    }

    private static void copyTable(Connection source, Connection copy, String table) throws SQLException {
        try (Statement select = source.createStatement();
                ResultSet rows = select.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                names.add(rows.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT));
            }
            String sql = "insert into %s (%s) values (%s)"
                    .formatted(table, String.join(", ", names), String.join(", ", Collections.nCopies(columns, "?")));
            try (PreparedStatement insert = copy.prepareStatement(sql)) {
                int added = 0;
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        boolean isText = rows.getMetaData().getColumnType(column) == Types.CLOB;
                        insert.setObject(column, isText ? rows.getString(column) : rows.getObject(column));
                    }
                    insert.addBatch();
                    added++;
                    if (added % ROWS_AT_ONCE == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
        }
        if (count(source, table) != count(copy, table)) {
            throw new SQLException("table %s was not copied whole".formatted(table));
        }
    }

    private static void copySequences(Connection source, Statement copy) throws SQLException {
        try (Statement select = source.createStatement();
                ResultSet rows = select.executeQuery(
                        "select sequence_name, base_value from information_schema.sequences where sequence_schema = schema()")) {
            while (rows.next()) {
                copy.execute("alter sequence %s restart with %d".formatted(rows.getString(1), rows.getLong(2)));
            }
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
