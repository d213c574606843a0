package io.nightcut.state.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A state into which several threads write, as in a run, before it is closed. */
final class BusyState {

    static final int TABLES = 12;
    private static final int WRITERS = 3;
    private static final int ROWS = 30;

    /** What a writer gets that comes to a row of another one. */
    private static final Set<Integer> OF_ANOTHER_WRITER = Set.of(
            ErrorCode.DUPLICATE_KEY_1, ErrorCode.CONCURRENT_UPDATE_1, ErrorCode.LOCK_TIMEOUT_1, ErrorCode.DEADLOCK_1);

    private final DataSource database;
    private final Path state;

    BusyState(String url, Path state) {
        this.database = new DriverManagerDataSource(url, H2.OWNER, "");
        this.state = state;
    }

    /** Writes to it, closes it, and halts after so many writes to the file: its arguments are state, seed and number. */
    public static void main(String[] args) throws Exception {
        Path state = Path.of(args[0]);
        Random random = new Random(Long.parseLong(args[1]));
        DyingFiles.register(Integer.parseInt(args[2]));
        BusyState busy = new BusyState(H2.fileUrl(state).replace("h2:file:", "h2:" + DyingFiles.SCHEME + ":"), state);
        try (Connection open = busy.open()) {
            busy.write(open, random, 8 + random.nextInt(60));
            busy.close();
        }
    }

    Connection open() throws SQLException {
        return database.getConnection();
    }

    void close() {
        new CleanEnd(database, state).close();
    }

    void write(Connection connection, Random random, int commits)
            throws SQLException, InterruptedException, ExecutionException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists project (id int primary key)");
            statement.execute("merge into project values (1)");
            for (int table = 0; table < TABLES; table++) {
                statement.execute(
                        "create table if not exists t%d (id int primary key, a varchar, b varchar)".formatted(table));
                statement.execute("create index if not exists i%1$d on t%1$d (a)".formatted(table));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random own = new Random(random.nextLong());
                writers.add(() -> writeRows(own, commits));
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Void writeRows(Random random, int commits) throws SQLException {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            for (int commit = 0; commit < commits; commit++) {
                try (PreparedStatement merge = connection.prepareStatement(
                        "merge into t%d values (?, ?, ?)".formatted(random.nextInt(TABLES)))) {
                    merge.setInt(1, random.nextInt(ROWS));
                    merge.setString(2, "x".repeat(random.nextInt(100)));
                    merge.setString(3, "y".repeat(random.nextInt(15_000)));
                    merge.execute();
                    connection.commit();
                } catch (SQLException e) {
                    if (!OF_ANOTHER_WRITER.contains(e.getErrorCode())) {
                        throw e;
                    }
                    connection.rollback();
                }
            }
        }
        return null;
    }
}
