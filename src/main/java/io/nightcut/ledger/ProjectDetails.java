package io.nightcut.ledger;

import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.ProjectOrder;
import io.nightcut.ledger.model.SentCall;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.StoredMedia;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is known of a project beside where it stands: what was asked for, and every call. */
@Repository
@Transactional(readOnly = true)
public class ProjectDetails {

    private final JdbcClient jdbc;

    ProjectDetails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every POST that has left for it, the first one first. */
    public List<SentCall> calls(String projectKey) {
        return jdbc.sql("select stage, sent_at, ended from attempt where project_key = ? order by sent_at, stage")
                .param(projectKey)
                .query((row, number) -> new SentCall(
                        Stage.valueOf(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3)))
                .list();
    }

    /** What was asked for. */
    public ProjectOrder order(String projectKey) {
        List<StoredMedia> media = jdbc.sql(
                        "select name, location, content from media where project_key = ? order by position")
                .param(projectKey)
                .query((row, number) -> new StoredMedia(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        return jdbc.sql("select prompt, model, folder, team_access from project where project_key = ?")
                .param(projectKey)
                .query((row, number) -> new ProjectOrder(
                        new Instruction(row.getString(1), row.getString(2)), row.getString(3), row.getString(4), media))
                .single();
    }
}
