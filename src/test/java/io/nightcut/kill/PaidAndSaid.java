package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.JobType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares, after each run of a night, what Descript was paid for with what the ledger says. Something is paid again only
 * if the ledger said beforehand that the first had failed; nothing is missing, and no row says what is not so.
 */
final class PaidAndSaid {

    /** What may be sent again by a later run: it was paid for, and came to nothing. */
    private static final Map<JobType, String> FAILED =
            Map.of(JobType.IMPORT, "import_failed", JobType.AGENT, "edit_failed");

    private static final Set<String> ENDED = Set.of("edited", "import_failed", "edit_failed", "unknown");

    private final KillNight night;
    private List<Map<String, String>> before = List.of();
    private int charged;

    PaidAndSaid(KillNight night) {
        this.night = night;
    }

    /** After a run, whatever its end. */
    void check() throws IOException {
        List<Bill.Charge> charges = night.bill().charges();
        for (int i = charged; i < charges.size(); i++) {
            Bill.Charge charge = charges.get(i);
            boolean again = charges.subList(0, i).stream()
                    .anyMatch(earlier ->
                            earlier.type() == charge.type() && earlier.project().equals(charge.project()));
            assertThat(again && !charge.twin() && !hadFailed(charge, charges.subList(charged, i)))
                    .as("%s of \"%s\" was paid again. The ledger before: %s", charge.type(), charge.project(), before)
                    .isFalse();
        }
        charged = charges.size();
        before = night.ledger();
        assertThat(before).extracting(row -> row.get("name")).isEqualTo(night.projects());
        for (Map<String, String> row : before) {
            assertThat(isTrue(row)).as("Untrue: %s, paid: %s", row, charges).isTrue();
        }
    }

    /** After the last run: each project has come to an end, or the ledger says who has to decide. */
    void checkEnd(int exitCode) {
        for (Map<String, String> row : before) {
            assertThat(row.get("status")).as("Forgotten: %s", row).isIn(ENDED);
        }
        boolean allEdited = before.stream().allMatch(row -> row.get("status").equals("edited"));
        assertThat(exitCode).as("exit code with %s", before).isIn(allEdited ? Set.of(0, 1) : Set.of(1));
    }

    private boolean hadFailed(Bill.Charge charge, List<Bill.Charge> inThisRun) {
        boolean paidInThisRun = inThisRun.stream()
                .anyMatch(other ->
                        other.type() == charge.type() && other.project().equals(charge.project()));
        return !paidInThisRun
                && before.stream()
                        .filter(row -> row.get("name").equals(charge.project()))
                        .anyMatch(row -> row.get("status").equals(FAILED.get(charge.type()))
                                || row.get("message").contains("failed before")
                                || row.get("message").contains("credits")
                                || row.get("message").contains("minutes"));
    }

    private boolean isTrue(Map<String, String> row) {
        Set<String> paid = night.bill().charges().stream()
                .filter(charge -> charge.project().equals(row.get("name")))
                .map(Bill.Charge::jobId)
                .collect(Collectors.toSet());
        boolean hasItsJobs = List.of("import_job_id", "agent_job_id").stream()
                .map(row::get)
                .allMatch(id -> id.isEmpty() || paid.contains(id));
        return hasItsJobs
                && switch (row.get("status")) {
                    case "edited" -> !row.get("agent_job_id").isEmpty();
                    case "import_failed", "edit_failed", "unknown" ->
                        !row.get("message").isEmpty();
                    default -> true;
                };
    }
}
