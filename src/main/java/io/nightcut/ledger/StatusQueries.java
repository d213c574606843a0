package io.nightcut.ledger;

import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.KnownProject;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.StateCount;
import io.nightcut.ledger.model.SubmissionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the projects of a manifest stand, one by one and all together. */
@Repository
@Transactional(readOnly = true)
public class StatusQueries {

    /** Where a project stands, of its import {@code i} and its edit {@code e}; all in one index. */
    private static final String STATE = "i.state, e.state, i.hold, e.hold, i.resolved, i.to_review, e.to_review";

    private static final int STATE_COLUMNS = 7;

    private final JdbcClient jdbc;

    StatusQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every project and every bad line of the manifest, in its order. */
    public void entries(String manifest, Consumer<Entry> consumer) {
        // Ordered by the whole of the lines' key, which is an index: else H2 sorts all that there is of 100,000
        // projects.
        jdbc.sql("""
                        select l.number, l.name, l.problem, l.owner, %s, %s, %s from line l
                        left join submission i on i.project_key = l.project_key and i.stage = 'IMPORT'
                        left join submission e on e.project_key = l.project_key and e.stage = 'EDIT'
                        where %s
                        order by l.reading, l.number
                        """.formatted(
                                SubmissionRow.columns("i", "i_"),
                                SubmissionRow.columns("e", "e_"),
                                PaidCalls.SPENT,
                                ManifestSql.LINE_IS_OF_MANIFEST))
                .param("manifest", manifest)
                .query(row -> {
                    String name = row.getString("name");
                    consumer.accept(new Entry(
                            row.getInt("number"),
                            name,
                            row.getString("problem"),
                            new SubmissionRow(row, "i_").submissionOrNull(name),
                            new SubmissionRow(row, "e_").submissionOrNull(name),
                            row.getString("owner"),
                            PaidCalls.spent(row)));
                });
    }

    /** How many projects of the manifest stand where, and how many of its lines are none. */
    public List<StateCount> of(String manifest) {
        return jdbc.sql("""
                        select %s, count(*)
                        from line l
                        left join submission i on i.project_key = l.project_key and i.stage = 'IMPORT'
                        left join submission e on e.project_key = l.project_key and e.stage = 'EDIT'
                        where %s group by %s
                        """.formatted(STATE, ManifestSql.LINE_IS_OF_MANIFEST, STATE))
                .param("manifest", manifest)
                .query((row, number) -> new StateCount(state(row, 1), row.getInt(STATE_COLUMNS + 1)))
                .list();
    }

    /** How long the jobs of a stage took that are done, on average; empty: none is. */
    public Optional<Duration> averageTime(String manifest, Stage stage) {
        return jdbc.sql("""
                        select avg(extract(epoch from (s.settled_at - s.sent_at))) from submission s
                        where s.stage = :stage and s.state = 'DONE' and %s
                        """.formatted(ManifestSql.PROJECT_IS_ASKED_FOR))
                .param("manifest", manifest)
                .param("stage", stage.name())
                .query((row, number) -> Optional.ofNullable(row.getBigDecimal(1)))
                .single()
                .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    /** Those of these projects that the ledger knows. */
    public List<KnownProject> known(List<String> projectKeys) {
        if (projectKeys.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select i.project_key, e.prompt, e.model, %s from submission i
                        left join submission e on e.project_key = i.project_key and e.stage = 'EDIT'
                        where i.stage = 'IMPORT' and i.project_key in (:keys)
                        """.formatted(STATE))
                .param("keys", projectKeys)
                .query((row, number) -> known(row))
                .list();
    }

    private static KnownProject known(ResultSet row) throws SQLException {
        return new KnownProject(
                row.getString(1),
                state(row, 4),
                row.getString(2) == null ? null : new Instruction(row.getString(2), row.getString(3)));
    }

    /** The projects of the manifest, as it was read last, by their keys and with their names. */
    public void projects(String manifest, BiConsumer<String, String> keyAndName) {
        jdbc.sql("select l.project_key, l.name from line l where l.project_key is not null and %s order by l.number"
                        .formatted(ManifestSql.LINE_IS_OF_MANIFEST))
                .param("manifest", manifest)
                .query(row -> {
                    keyAndName.accept(row.getString(1), row.getString(2));
                });
    }

    /** Projects of the manifest that were edited with another prompt or model than they have now. */
    public List<String> editedOtherwise(String manifest) {
        return jdbc.sql("""
                        select p.name from submission e
                        join project p on p.project_key = e.project_key
                        where e.stage = 'EDIT' and e.state = 'DONE' and (e.prompt <> p.prompt or e.model <> p.model)
                          and exists (select 1 from line l where l.project_key = p.project_key and %s)
                        order by e.settled_at
                        """.formatted(ManifestSql.LINE_IS_OF_MANIFEST))
                .param("manifest", manifest)
                .query(String.class)
                .list();
    }

    /** The manifests that were ever read, the newest first. */
    public List<String> manifests() {
        return jdbc.sql("select path from manifest order by reading desc")
                .query(String.class)
                .list();
    }

    /** Reads {@link #STATE} out of a row, from its first column on. */
    private static ProjectState state(ResultSet row, int first) throws SQLException {
        Hold ofEdit = SubmissionRow.hold(row.getString(first + 3));
        return new ProjectState(
                state(row.getString(first)),
                state(row.getString(first + 1)),
                ofEdit == null ? SubmissionRow.hold(row.getString(first + 2)) : ofEdit,
                SubmissionRow.resolution(row.getString(first + 4)),
                row.getBoolean(first + 5) || row.getBoolean(first + 6));
    }

    private static @Nullable SubmissionState state(@Nullable String name) {
        return name == null ? null : SubmissionState.valueOf(name);
    }
}
