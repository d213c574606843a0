package io.nightcut.golden;

import io.nightcut.sandbox.Ids;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/**
 * The state that version 0.1.0 wrote, as {@code golden/README.md} tells. Whoever has such a state has paid for what is in
 * it; every later version must go on with it.
 */
record GoldenState(Path file) {

    /** Asks the schema of that version, so it comes before the program migrates it. */
    private static final String WHAT_DESCRIPT_HAS = """
            select p.name, i.descript_project_id,
                coalesce(i.composition_id, cast(random_uuid() as varchar)) composition, i.job_id import_job,
                coalesce(e.job_id, cast(random_uuid() as varchar)) agent_job,
                i.state <> 'UNKNOWN' imported,
                p.name in ('Edit sending', 'Edit lost') or e.job_id is not null and e.state <> 'UNKNOWN' edited
            from project p
            join submission i on i.project_key = p.project_key and i.stage = 'IMPORT'
            left join submission e on e.project_key = p.project_key and e.stage = 'EDIT'
            where i.job_id is not null
            """;

    /** Lays it where the program looks for its state. */
    static GoldenState at(Path state) {
        Path file = state.resolveSibling(state.getFileName() + ".mv.db");
        try (InputStream packed = GoldenState.class.getResourceAsStream("/golden/state.mv.db.gz");
                InputStream bytes = new GZIPInputStream(packed)) {
            Files.createDirectories(file.getParent());
            Files.copy(bytes, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GoldenState(state);
    }

    /**
     * Makes the sandbox the Descript that this state knows: by the state's own ids, and with what the state has lost. Nothing
     * of it is on the bill.
     */
    void seed(Sandbox sandbox, Instant createdAt) {
        sandbox.seed(Seed.mine("Import sending", createdAt));
        sandbox.seed(Seed.mine("Import lost", createdAt));
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "nightcut", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHAT_DESCRIPT_HAS)) {
            while (row.next()) {
                sandbox.seed(Seed.mine(row.getString("name"), createdAt)
                        .imported(row.getBoolean("imported"))
                        .edited(row.getBoolean("edited"))
                        .called(new Ids(
                                row.getString("descript_project_id"),
                                row.getString("composition"),
                                row.getString("import_job"),
                                row.getString("agent_job"))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
