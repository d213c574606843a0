package io.nightcut.ledger;

import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.KnownProject;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.StateCount;
import io.nightcut.ledger.model.SubmissionState;
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

    private final JdbcClient jdbc;

    StatusQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every project and every bad line of the manifest, in its order. */
    public void entries(String manifest, Consumer<Entry> consumer) {
        // Ordered by the whole of the lines' key, which is an index: else H2 sorts all that there is of 100,000
        // projects.
        jdbc.sql("""
                        select l.number, l.name, l.problem, %s, %s from line l
                        left join submission i on i.project_key = l.project_key and i.stage = 'IMPORT'
                        left join submission e on e.project_key = l.project_key and e.stage = 'EDIT'
                        where %s
                        order by l.reading, l.number
                        """.formatted(
                                SubmissionRow.columns("i", "i_"),
                                SubmissionRow.columns("e", "e_"),
                                ManifestSql.LINE_IS_OF_MANIFEST))
                .param("manifest", manifest)
                .query(row -> {
                    String name = row.getString("name");
                    consumer.accept(new Entry(
                            row.getInt("number"),
                            name,
                            row.getString("problem"),
                            new SubmissionRow(row, "i_").submissionOrNull(name),
                            new SubmissionRow(row, "e_").submissionOrNull(name)));
                });
    }

    /** How many projects of the manifest stand where, and how many of its lines are none. */
    public List<StateCount> of(String manifest) {
        return jdbc.sql("""
                        select i.state, e.state, count(*)
                        from line l
                        left join submission i on i.project_key = l.project_key and i.stage = 'IMPORT'
                        left join submission e on e.project_key = l.project_key and e.stage = 'EDIT'
                        where %s group by i.state, e.state
                        """.formatted(ManifestSql.LINE_IS_OF_MANIFEST))
                .param("manifest", manifest)
                .query((row, number) -> new StateCount(state(row.getString(1), row.getString(2)), row.getInt(3)))
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
                        select i.project_key, i.state, e.state, e.prompt from submission i
                        left join submission e on e.project_key = i.project_key and e.stage = 'EDIT'
                        where i.stage = 'IMPORT' and i.project_key in (:keys)
                        """)
                .param("keys", projectKeys)
                .query((row, number) ->
                        new KnownProject(row.getString(1), state(row.getString(2), row.getString(3)), row.getString(4)))
                .list();
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

    /** Projects of the manifest that were edited with another prompt than it has now. */
    public List<String> editedWithAnotherPrompt(String manifest) {
        return jdbc.sql("""
                        select p.name from submission e
                        join project p on p.project_key = e.project_key
                        where e.stage = 'EDIT' and e.state = 'DONE' and e.prompt <> p.prompt
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

    private static ProjectState state(@Nullable String importState, @Nullable String editState) {
        return new ProjectState(state(importState), state(editState));
    }

    private static @Nullable SubmissionState state(@Nullable String name) {
        return name == null ? null : SubmissionState.valueOf(name);
    }
}
