package io.nightcut.ledger;

import io.nightcut.ledger.model.Resolution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What persons have decided of projects, wherever these stand. It stays in the row of the import. */
@Repository
@Transactional
public class Resolutions {

    private final JdbcClient jdbc;

    Resolutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** No run submits anything more for this project, or counts it as open. */
    public void settle(String projectKey, Resolution resolution) {
        jdbc.sql("update submission set resolved = ? where project_key = ? and stage = 'IMPORT'")
                .params(resolution.name(), projectKey)
                .update();
    }
}
