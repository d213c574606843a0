package io.nightcut.state;

import io.nightcut.state.postgresql.PostgreSql;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Copies one table of a state from one database into another, of whichever kind, and compares every value afterwards. */
record TableCopy(Connection source, Connection copy, String table) {

    private static final int ROWS_AT_ONCE = 1000;

    /** What says which version the tables have, and who works on the state: each database has its own. */
    private static final List<String> NOT_COPIED = List.of("flyway_schema_history", "lease");

    /** All tables of a state, each behind those that it refers to. */
    static List<String> tables(Connection source) throws SQLException {
        Map<String, List<String>> refersTo = new LinkedHashMap<>();
        DatabaseMetaData about = source.getMetaData();
        try (ResultSet rows =
                about.getTables(source.getCatalog(), source.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (!NOT_COPIED.contains(table.toLowerCase(Locale.ROOT))) {
                    refersTo.put(table, new ArrayList<>());
                }
            }
        }
        for (Map.Entry<String, List<String>> table : refersTo.entrySet()) {
            try (ResultSet keys = about.getImportedKeys(source.getCatalog(), source.getSchema(), table.getKey())) {
                while (keys.next()) {
                    table.getValue().add(keys.getString("PKTABLE_NAME"));
                }
            }
        }
        List<String> ordered = new ArrayList<>();
        while (ordered.size() < refersTo.size()) {
            refersTo.forEach((table, others) -> {
                if (!ordered.contains(table)
                        && others.stream().allMatch(other -> other.equals(table) || ordered.contains(other))) {
                    ordered.add(table);
                }
            });
        }
        ordered.replaceAll(table -> table.toLowerCase(Locale.ROOT));
        return ordered;
    }

    /** @throws SQLException it failed, or the copy is not the same */
    void run() throws SQLException {
        List<String> columns = columns(source);
        try (Statement select = source.createStatement();
                ResultSet rows = select.executeQuery(select(columns));
                PreparedStatement insert = copy.prepareStatement("insert into %s (%s) values (%s)"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                String.join(", ", Collections.nCopies(columns.size(), "?"))))) {
            int added = 0;
            while (rows.next()) {
                for (int column = 1; column <= columns.size(); column++) {
                    insert.setObject(column, value(rows, column));
                }
                insert.addBatch();
                added++;
                if (added % ROWS_AT_ONCE == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        if (!digest(source, columns).equals(digest(copy, columns))) {
            throw new SQLException("table %s was not copied whole".formatted(table));
        }
    }

    private String select(List<String> columns) {
        return "select %s from %s".formatted(String.join(", ", columns), table);
    }

    private List<String> columns(Connection connection) throws SQLException {
        TreeSet<String> names = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            ResultSetMetaData about = none.getMetaData();
            for (int column = 1; column <= about.getColumnCount(); column++) {
                names.add(about.getColumnName(column).toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(names);
    }

    private static @Nullable Object value(ResultSet rows, int column) throws SQLException {
        int type = rows.getMetaData().getColumnType(column);
        // To PostgreSQL's driver both kinds of time are one type. In local time an hour of autumn comes twice.
        boolean isInstant = type == Types.TIMESTAMP_WITH_TIMEZONE
                || "timestamptz".equals(rows.getMetaData().getColumnTypeName(column));
        return switch (type) {
            case Types.CLOB, Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR -> rows.getString(column);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                isInstant ? rows.getObject(column, OffsetDateTime.class) : rows.getObject(column, LocalDateTime.class);
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            default -> rows.getObject(column);
        };
    }

    /** Of all values, in whatever order the rows come. */
    private String digest(Connection connection, List<String> columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(select(columns))) {
            while (found.next()) {
                MessageDigest row = sha256();
                for (int column = 1; column <= columns.size(); column++) {
                    Object value = value(found, column);
                    String text = text(value);
                    row.update(((value == null ? -1 : text.length()) + ":" + text).getBytes(StandardCharsets.UTF_8));
                }
                rows.add(HexFormat.of().formatHex(row.digest()));
            }
        }
        Collections.sort(rows);
        MessageDigest all = sha256();
        rows.forEach(row -> all.update(row.getBytes(StandardCharsets.UTF_8)));
        return rows.size() + " rows, " + HexFormat.of().formatHex(all.digest());
    }

    /** The same of the same value, from whichever database. */
    private static String text(@Nullable Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each goes on where it stands in the source. */
    static void copySequences(Connection source, Connection copy) throws SQLException {
        String query = PostgreSql.isIt(source)
                ? "select sequencename, coalesce(last_value + 1, start_value) from pg_sequences where schemaname = current_schema()"
                : "select sequence_name, base_value from information_schema.sequences where sequence_schema = schema()";
        try (Statement select = source.createStatement();
                Statement change = copy.createStatement();
                ResultSet rows = select.executeQuery(query)) {
            while (rows.next()) {
                change.execute("alter sequence %s restart with %d"
                        .formatted(rows.getString(1).toLowerCase(Locale.ROOT), rows.getLong(2)));
            }
        }
    }

    static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
