package io.nightcut.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** SQL that puts each line of a manifest somewhere else: states, reviews, holds, decisions, costs, as they come. */
record RandomLedger(Random random) {

    private static final String KEY =
            "(select project_key from line where number = %d" + " and reading = (select max(reading) from line))";

    String[] statements(int lines) {
        List<String> statements = new ArrayList<>();
        for (int line = 2; line < lines + 2; line++) {
            String key = KEY.formatted(line);
            String imported = oneOf("DONE", "DONE", "DONE", "WAITING", "FAILED", "UNKNOWN");
            statements.add("update submission set %s where stage = 'IMPORT' and project_key = %s"
                    .formatted(values(imported, "import-" + line), key));
            if (imported.equals("DONE") && random.nextInt(5) > 0) {
                String edited = oneOf("DONE", "DONE", "DONE", "WAITING", "FAILED", "UNKNOWN");
                statements.add(
                        "insert into submission (project_key, stage, state) select project_key, 'EDIT', 'WAITING'"
                                + " from project where project_key = " + key);
                statements.add("update submission set %s where stage = 'EDIT' and project_key = %s"
                        .formatted(values(edited, "edit-" + line), key));
            }
            if (random.nextInt(6) == 0) {
                statements.add("update submission set resolved = '%s' where stage = 'IMPORT' and project_key = %s"
                        .formatted(oneOf("ACCEPTED", "DROPPED"), key));
            }
        }
        return statements.toArray(String[]::new);
    }

    private String values(String state, String job) {
        List<String> values = new ArrayList<>(List.of("state = '" + state + "'"));
        if (state.equals("WAITING")) {
            return values.get(0);
        }
        values.add("attempts = " + (1 + random.nextInt(3)));
        values.add("sent_at = now(), settled_at = now()");
        if (!state.equals("UNKNOWN") || random.nextBoolean()) {
            values.add("job_id = '%s', descript_project_id = 'p', project_url = 'https://web.descript.com/p'"
                    .formatted(job));
            values.add(
                    "job_state = '%s'".formatted(state.equals("UNKNOWN") ? oneOf("overdue", "not_shown") : "stopped"));
        }
        values.add("media_seconds_used = " + oneOf("null", "0", "600", "1234.5"));
        values.add("ai_credits_used = " + oneOf("null", "0", "4.86", "0.007"));
        if (state.equals("FAILED")) {
            values.add("message = 'why', try_again = " + random.nextBoolean());
            values.add("hold = " + oneOf("null", "null", "'GIVEN_UP'", "'DELETED'", "'CHANGED'"));
        }
        if (state.equals("DONE")) {
            values.add("agent_response = " + oneOf("'Done.'", "'Which take?'", "null"));
            if (random.nextInt(4) == 0) {
                values.add("review = 'look at it', to_review = true");
            }
        }
        return String.join(", ", values);
    }

    private String oneOf(String... words) {
        return words[random.nextInt(words.length)];
    }
}
