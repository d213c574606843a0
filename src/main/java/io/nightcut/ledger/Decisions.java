package io.nightcut.ledger;

import io.nightcut.ledger.model.Decision;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.Stage;
import io.nightcut.text.Redacted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What persons have decided of projects: carried out at once, or left for the run that works on the state. */
@Repository
@Transactional
public class Decisions {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Resolutions resolutions;
    private final Clock clock;

    Decisions(JdbcClient jdbc, Ledger ledger, Resolutions resolutions, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.resolutions = resolutions;
        this.clock = clock;
    }

    /**
     * Carries it out.
     *
     * @throws IllegalStateException the project no longer stands where this could be decided of it
     */
    public void carryOut(Decision decision) {
        switch (decision.choice()) {
            case ACCEPT -> resolutions.settle(decision.projectKey(), Resolution.ACCEPTED);
            case DROP -> resolutions.settle(decision.projectKey(), Resolution.DROPPED);
            case AGAIN -> ledger.again(decision.projectKey(), Objects.requireNonNull(decision.stage()));
            case ADOPT ->
                ledger.decided(
                        decision.projectKey(),
                        Objects.requireNonNull(decision.stage()),
                        Objects.requireNonNull(decision.job()));
        }
    }

    /** Leaves it for the run that works on the state: whoever does so may write nowhere else. */
    public void leave(Decision decision) {
        RemoteJob job = decision.job();
        jdbc.sql("""
                        insert into decision (decision_id, made_at, project_key, stage, choice, job_id,
                            descript_project_id, project_url)
                        values (:id, :now, :key, :stage, :choice, :job, :project, :url)
                        """)
                .param("id", decision.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", decision.projectKey())
                .param(
                        "stage",
                        decision.stage() == null ? null : decision.stage().name())
                .param("choice", decision.choice().name())
                .param("job", job == null ? null : job.id())
                .param("project", job == null ? null : job.projectId())
                .param("url", job == null ? null : job.projectUrl())
                .update();
    }

    /** Those that were left and not taken up yet, the first one first. */
    @Transactional(readOnly = true)
    public List<Decision> left() {
        return jdbc.sql("select * from decision where outcome is null order by made_at, decision_id")
                .query((row, number) -> decision(row))
                .list();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        String job = row.getString("job_id");
        return new Decision(
                row.getString("decision_id"),
                row.getString("project_key"),
                stage == null ? null : Stage.valueOf(stage),
                Decision.Choice.valueOf(row.getString("choice")),
                job == null
                        ? null
                        : new RemoteJob(job, row.getString("descript_project_id"), row.getString("project_url")));
    }

    /** Carries out one that was left, and never again; in one transaction. */
    public void takeUp(Decision decision) {
        carryOut(decision);
        ended(decision, "taken_up");
    }

    /** It cannot be carried out. */
    public void refuse(Decision decision, String why) {
        ended(decision, Redacted.text(why));
    }

    private void ended(Decision decision, String outcome) {
        jdbc.sql("update decision set outcome = ? where decision_id = ? and outcome is null")
                .params(outcome, decision.id())
                .update();
    }

    /** The name of a project, for people. */
    @Transactional(readOnly = true)
    public String nameOf(Decision decision) {
        return jdbc.sql("select name from project where project_key = ?")
                .params(decision.projectKey())
                .query(String.class)
                .single();
    }
}
