package io.nightcut.ledger.history;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the runs of each manifest have written their results, as Spring Batch keeps it. */
@Repository
@Transactional(readOnly = true)
public class ResultsHistory {

    private final JdbcClient jdbc;

    ResultsHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last results file of each manifest; the manifest that wrote to its one first comes first. */
    public Map<String, String> lastFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        jdbc.sql("""
                        select m.parameter_value, r.parameter_value
                        from BATCH_JOB_EXECUTION_PARAMS m
                        join BATCH_JOB_EXECUTION_PARAMS r on r.job_execution_id = m.job_execution_id
                                                         and r.parameter_name = 'results'
                        where m.parameter_name = 'manifest' order by m.job_execution_id
                        """).query(row -> {
            String manifest = row.getString(1);
            String file = row.getString(2);
            if (!file.equals(files.get(manifest))) {
                files.remove(manifest);
                files.put(manifest, file);
            }
        });
        return files;
    }
}
