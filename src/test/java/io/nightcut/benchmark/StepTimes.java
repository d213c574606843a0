package io.nightcut.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** How long each step of the last run took, real time, as Spring Batch wrote it down; in their order. */
record StepTimes(Map<String, StepTime> steps) {

    /** By this machine's clock. */
    record StepTime(LocalDateTime start, LocalDateTime end) {

        Duration took() {
            return Duration.between(start, end);
        }
    }

    private static final String LAST_RUN = """
            select step_name, start_time, end_time from batch_step_execution
            where job_execution_id = (select max(job_execution_id) from batch_job_execution) and end_time is not null
            order by start_time
            """;

    static StepTimes of(MeasuredState state) throws SQLException {
        Map<String, StepTime> steps = new LinkedHashMap<>();
        try (Connection database = state.database().connect();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(LAST_RUN)) {
            while (rows.next()) {
                steps.put(
                        rows.getString(1),
                        new StepTime(rows.getObject(2, LocalDateTime.class), rows.getObject(3, LocalDateTime.class)));
            }
        }
        return new StepTimes(steps);
    }

    /** Zero for a step that did not come to its end. */
    Duration of(String step) {
        StepTime time = steps.get(step);
        return time == null ? Duration.ZERO : time.took();
    }

    /** When a step ended that did. */
    Instant end(String step) {
        return Objects.requireNonNull(steps.get(step), step)
                .end()
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }

    /** The three that go on side by side. */
    Duration stages() {
        return steps.entrySet().stream()
                .filter(step -> step.getKey().matches("importMedia|editProjects|settleJobs"))
                .map(step -> step.getValue().took())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
