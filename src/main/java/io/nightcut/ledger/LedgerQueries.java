package io.nightcut.ledger;

import io.nightcut.ledger.model.Attempt;
import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.NewProject;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.ledger.model.WaitingImport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the stages ask of the ledger. Its methods change nothing. Where several states are asked for, {@code state in (…)}
 * stands for itself: for an {@code or} H2 goes through the whole ledger instead of its index, at every look.
 */
@Repository
@Transactional(readOnly = true)
public class LedgerQueries {

    /** Whose namesake's POST is unanswered has to wait: by its name alone could be told what came of that. */
    private static final String NO_NAMESAKE_UNANSWERED = """
            not exists (select 1 from submission o
                        join project namesake on namesake.project_key = o.project_key
                        where o.stage = 'IMPORT' and o.state = 'SENDING' and namesake.name = p.name)
            """;

    /** In another Drive than the token's there is nothing to see. */
    public static final String IS_IN_THIS_DRIVE =
            "not exists (select 1 from drive d where d.is_current and d.drive_id <> p.drive_id)";

    /** Whether the submission {@code s} was tried before: it comes after what is new. */
    private static final String WAS_TRIED = "(s.failed_night is not null or s.job_ended_at is not null)";

    /** Of submissions {@code s} with their projects {@code p}. */
    private static final String SELECT_SUBMISSION =
            "select %s, p.name from submission s join project p on p.project_key = s.project_key\n"
                    .formatted(SubmissionRow.columns("s", ""));

    private final JdbcClient jdbc;
    private final MediaUrls urls;

    LedgerQueries(JdbcClient jdbc, MediaUrls urls) {
        this.jdbc = jdbc;
        this.urls = urls;
    }

    /** What waits to be imported, in the manifest's order. */
    public List<WaitingImport> waitingImports(String manifest) {
        return jdbc.sql("""
                        select p.project_key,
                            (select max(o.media_seconds) from project o where o.media_key = p.media_key), %s
                        from line l
                        join project p on p.project_key = l.project_key
                        join submission s on s.project_key = l.project_key and s.stage = 'IMPORT'
                        where s.state = 'WAITING' and s.resolved is null and %s and %s
                        order by l.number
                        """.formatted(WAS_TRIED, ManifestSql.LINE_IS_OF_MANIFEST, NO_NAMESAKE_UNANSWERED))
                .param("manifest", manifest)
                .query((row, number) -> waitingImport(row.getString(1), row.getBigDecimal(2), row.getBoolean(3)))
                .list();
    }

    private WaitingImport waitingImport(String projectKey, @Nullable BigDecimal mediaSeconds, boolean wasTried) {
        Project project = urls.of(projectKey);
        return new WaitingImport(
                projectKey,
                project.instruction(),
                project.isUpload(),
                project.size().orElse(null),
                mediaSeconds,
                project.expires().orElse(null),
                wasTried);
    }

    /** The models with which projects of a manifest are still to be edited, or an earlier one's that it had begun. */
    public List<String> modelsToUse(String manifest) {
        return jdbc.sql("""
                        select distinct p.model from submission s
                        join project p on p.project_key = s.project_key
                        left join submission e on e.project_key = s.project_key and e.stage = 'EDIT'
                        where s.stage = 'IMPORT' and s.resolved is null and p.model <> ''
                          and (e.state is null or e.state in ('WAITING', 'FAILED'))
                          and %s
                        order by p.model
                        """.formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED))
                .param("manifest", manifest)
                .query(String.class)
                .list();
    }

    /** A project, if it waits to be imported still. */
    public Optional<Project> waitingImport(String projectKey) {
        return jdbc.sql("""
                        select exists (select 1 from submission s join project p on p.project_key = s.project_key
                                       where s.project_key = :key and s.stage = 'IMPORT' and s.state = 'WAITING'
                                         and s.resolved is null and %s)
                        """.formatted(NO_NAMESAKE_UNANSWERED))
                        .param("key", projectKey)
                        .query(Boolean.class)
                        .single()
                ? Optional.of(urls.of(projectKey))
                : Optional.empty();
    }

    /**
     * Projects whose turn it is to be edited, those that an earlier manifest had begun too: first imported, first served, but for
     * those before the others that were imported in this night.
     *
     * @param triedBefore whether those whose edit failed before, or those whose edit is new
     */
    public List<ImportedProject> waitingEdits(String manifest, boolean triedBefore, long night, int limit) {
        return jdbc.sql("""
                        select p.project_key, p.name, p.prompt, p.model, i.descript_project_id, i.composition_id, s.job_ended_at,
                            p.media_seconds, i.night, i.edit_credits
                        from submission s
                        join submission i on i.project_key = s.project_key and i.stage = 'IMPORT' and i.state = 'DONE'
                        join project p on p.project_key = s.project_key
                        where s.stage = 'EDIT' and s.state = 'WAITING' and i.resolved is null and %s and %s = :tried
                        order by case when i.night = :night then 0 else 1 end, i.settled_at, p.project_key limit :limit
                        """.formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED, WAS_TRIED))
                .param("manifest", manifest)
                .param("tried", triedBefore)
                .param("night", night)
                .param("limit", limit)
                .query((row, number) -> new ImportedProject(
                        row.getString("project_key"),
                        row.getString("name"),
                        new Instruction(row.getString("prompt"), row.getString("model")),
                        row.getString("descript_project_id"),
                        row.getString("composition_id"),
                        row.getBigDecimal("media_seconds"),
                        row.getObject("night", Long.class),
                        row.getBigDecimal("edit_credits"),
                        instant(row.getObject("job_ended_at", OffsetDateTime.class))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Whatever must be looked at: jobs that run, and POSTs whose answer did not come, whichever manifest asked for them. */
    public List<Submission> open() {
        return submissions("""
                        where s.state in ('SENDING', 'RUNNING') and (s.state = 'RUNNING' or s.unanswered) and %s
                        order by s.sent_at
                        """.formatted(IS_IN_THIS_DRIVE)).list();
    }

    /** Imports that run and have local files, whichever manifest asked for them: first sent, first served. */
    public List<Submission> runningUploads() {
        return submissions("""
                        where s.stage = 'IMPORT' and s.state = 'RUNNING'
                          and exists (select 1 from media m
                                      where m.project_key = s.project_key
                                        and (m.location like 'file:%' or m.downloaded))
                        order by s.sent_at
                        """).list();
    }

    /** One project in one stage, if it has come there yet. */
    public Optional<Submission> submission(String projectKey, Stage stage) {
        return submissions(
                        "where s.project_key = :key and s.stage = :stage",
                        Map.of("key", projectKey, "stage", stage.name()))
                .optional();
    }

    /** The POSTs that may have been carried out without the ledger knowing, the first one first. */
    public List<Attempt> attemptsInDoubt(String projectKey, Stage stage) {
        return jdbc.sql("select sent_at, ended from attempt where project_key = ? and stage = ? and %s order by sent_at"
                        .formatted(Attempts.IN_DOUBT))
                .params(projectKey, stage.name())
                .query((row, number) -> new Attempt(
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        "busy".equals(row.getString("ended"))))
                .list();
    }

    /** Whether another project of ours has exactly this name. */
    public boolean isNameOfAnother(String projectKey, String name) {
        return jdbc.sql("select exists (select 1 from project where name = ? and project_key <> ?)")
                .params(name, projectKey)
                .query(Boolean.class)
                .single();
    }

    /** Whether a submission of the manifest's projects in this stage stands in one of these states. */
    public boolean any(String manifest, Stage stage, SubmissionState... states) {
        return jdbc.sql("""
                        select exists (select 1 from submission s
                                       join project p on p.project_key = s.project_key
                                       where s.stage = :stage and s.state in (:states) and %s and %s)
                        """.formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED, IS_IN_THIS_DRIVE))
                .param("manifest", manifest)
                .param("stage", stage.name())
                .param("states", names(states))
                .query(Boolean.class)
                .single();
    }

    /** From when on Descript is to be compared with the ledger; empty: every run since ended cleanly. */
    public Optional<Instant> comparisonDueSince() {
        return jdbc.sql("select min(since) from comparison_due")
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * Imports that may have been submitted although the ledger does not know it, what was asked for last coming first.
     * A namesake of one whose POST is unanswered is none of them: what is found by the name belongs to that one.
     */
    public List<Submission> maybeImported() {
        return submissions("""
                        where s.stage = 'IMPORT' and s.state in ('WAITING', 'FAILED')
                          and (s.state = 'WAITING' or s.try_again)
                          and %s and %s
                        order by (select max(l.reading) from line l where l.project_key = s.project_key) desc nulls last
                        """.formatted(NO_NAMESAKE_UNANSWERED, IS_IN_THIS_DRIVE))
                .list();
    }

    /**
     * The manifest's projects that wait for their import and were never submitted. A namesake of one of which
     * nobody knows what became is none of them: what is found by the name may be that one.
     */
    public List<NewProject> neverSubmitted(String manifest) {
        return jdbc.sql("""
                        select p.project_key, p.name from line l
                        join project p on p.project_key = l.project_key
                        join submission s on s.project_key = l.project_key and s.stage = 'IMPORT'
                        where s.state = 'WAITING' and s.resolved is null and %s
                          and not exists (select 1 from attempt a where a.project_key = l.project_key)
                          and not exists (select 1 from attempt a
                                          join project namesake on namesake.project_key = a.project_key
                                          where namesake.name = p.name and %s)
                        order by l.number
                        """.formatted(ManifestSql.LINE_IS_OF_MANIFEST, Attempts.IN_DOUBT))
                .param("manifest", manifest)
                .query((row, number) -> new NewProject(row.getString(1), row.getString(2)))
                .list();
    }

    /** When something was sent to the Drive that is used for the last time; empty: the ledger knows nothing of it. */
    public Optional<Instant> lastSent() {
        return jdbc.sql("""
                        select max(a.sent_at) from attempt a
                        join project p on p.project_key = a.project_key
                        where %s
                        """.formatted(IS_IN_THIS_DRIVE))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** Whether anything was sent to the Drive that is used of a project that is not edited yet. */
    public boolean isAnyBegun() {
        return jdbc.sql("""
                        select exists (
                            select 1 from attempt a join project p on p.project_key = a.project_key
                            where %s and not exists (
                                select 1 from submission e
                                where e.project_key = a.project_key and e.stage = 'EDIT' and e.state = 'DONE'))
                        """.formatted(IS_IN_THIS_DRIVE)).query(Boolean.class).single();
    }

    /** The names of the projects whose import was tried before and waits to be tried again. */
    public List<String> importsToTryAgain() {
        return jdbc.sql("""
                        select p.name from submission s join project p on p.project_key = s.project_key
                        where s.stage = 'IMPORT' and s.state in ('WAITING', 'FAILED')
                          and (s.state = 'WAITING' or s.try_again)
                          and exists (select 1 from attempt a where a.project_key = s.project_key) and %s
                        """.formatted(IS_IN_THIS_DRIVE)).query(String.class).list();
    }

    /** Submissions in one of these states, whichever manifest asked for them, in the Drive that is used. */
    public List<Submission> submissions(Stage stage, SubmissionState... states) {
        return submissions(
                        "where s.stage = :stage and s.state in (:states) and " + IS_IN_THIS_DRIVE,
                        Map.of("stage", stage.name(), "states", names(states)))
                .list();
    }

    /** The project of ours that a project of Descript's belongs to. */
    public Optional<String> ownerOf(String descriptProjectId) {
        return jdbc.sql("select distinct project_key from claim where descript_project_id = ?")
                .param(descriptProjectId)
                .query(String.class)
                .optional();
    }

    /** Whether a project of Descript's belongs to a project of ours already. */
    public boolean isProjectClaimed(String descriptProjectId) {
        return jdbc.sql("select exists (select 1 from claim where descript_project_id = ?)")
                .param(descriptProjectId)
                .query(Boolean.class)
                .single();
    }

    /** Whether a job of Descript's belongs to a project of ours already. */
    public boolean isJobClaimed(String jobId) {
        return jdbc.sql("select exists (select 1 from claim where job_id = ?)")
                .param(jobId)
                .query(Boolean.class)
                .single();
    }

    private MappedQuerySpec<Submission> submissions(String where) {
        return submissions(where, Map.of());
    }

    private MappedQuerySpec<Submission> submissions(String where, Map<String, Object> parameters) {
        return jdbc.sql(SELECT_SUBMISSION + where)
                .params(parameters)
                .query((row, number) -> new SubmissionRow(row, "").submission(row.getString("name")));
    }

    private static List<String> names(SubmissionState... states) {
        return Stream.of(states).map(Enum::name).toList();
    }
}
