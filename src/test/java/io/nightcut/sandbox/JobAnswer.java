package io.nightcut.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as Descript writes them, with a field here and there that the contract does not know. */
record JobAnswer(Draws draws, Drive drive) {

    Map<String, Object> submitted(Job job) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job_id", job.id);
        json.put("drive_id", drive.id());
        json.put("drive_name", drive.name());
        json.put("project_id", job.project.id);
        json.put("project_url", job.project.url());
        json.put("estimated_wait", "short");
        if (job.type == JobType.AGENT) {
            json.put("conversation_id", "conversation-" + job.id);
            json.put("resolved_model", Models.of(job.request).id());
        }
        return json;
    }

    /** With whatever was ordered for its record. */
    Object record(Job job, Instant now) {
        Map<String, Object> json = status(job, now);
        if (job.order.record().isEmpty()) {
            return json;
        }
        JsonNode tree = JsonMapper.shared().valueToTree(json);
        Template template = new Template(now, 0);
        job.order.record().forEach(fault -> new BadAnswer(fault, template).change(tree, (entry, project) -> true));
        return tree;
    }

    private Map<String, Object> status(Job job, Instant now) {
        boolean ended = job.hasStopped(now);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job_id", job.id);
        json.put("job_type", job.type.wireName);
        json.put("job_state", job.state(now));
        json.put("created_at", time(job.datedAt()));
        json.put("stopped_at", ended ? time(job.stopsAt()) : null);
        json.put("drive_id", drive.id());
        json.put("project_id", job.project.id);
        json.put("project_url", job.project.url());
        json.put("priority", "normal");
        json.put("progress", ended ? null : progress(job, now));
        json.put("result", ended && !job.isCancelled(now) ? result(job, now) : null);
        return json;
    }

    private static Map<String, Object> progress(Job job, Instant now) {
        return Map.of(
                "label", job.type == JobType.IMPORT ? "Importing media…" : "Editing…",
                "percent", Math.round(job.progress(now) * 100),
                "last_update_at", time(now));
    }

    private @Nullable Map<String, Object> result(Job job, Instant now) {
        if (job.order.fate() == Fate.NO_RESULT) {
            return null;
        }
        if (!job.hasSettled(now)) {
            return Map.of("status", "finalizing");
        }
        if (job.order.fate() == Fate.FAILED_STATE) {
            return Map.of("error", wordsOf(job, "The worker has died"));
        }
        if (job.order.fate() == Fate.ERROR) {
            return Map.of(
                    "status", "error",
                    "error_message", wordsOf(job, "The media could not be processed"),
                    "error_code", "processing_failed");
        }
        return job.type == JobType.IMPORT ? imported(job) : edited(job);
    }

    private Map<String, Object> imported(Job job) {
        boolean partial = job.order.fate() == Fate.PARTIAL;
        double seconds = (double) draws.mediaSecondsOf(job.project.name) / job.media.size();
        Map<String, Object> media = new LinkedHashMap<>();
        for (String name : job.media) {
            boolean failed = partial && media.isEmpty();
            media.put(
                    name,
                    failed
                            ? Map.of("status", "failed", "error_message", wordsOf(job, "The file is damaged"))
                            : Map.of("status", "success", "duration_seconds", seconds, "proxy_status", "ready"));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", partial ? "partial" : "success");
        json.put("media_status", media);
        json.put("media_seconds_used", Math.round(seconds * (job.media.size() - (partial ? 1 : 0))));
        json.put(
                "created_compositions",
                job.compositions.stream()
                        .map(each -> Map.of("id", each.id(), "name", each.name()))
                        .toList());
        return json;
    }

    private Map<String, Object> edited(Job job) {
        boolean question = job.order.fate() == Fate.QUESTION;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "success");
        json.put(
                "agent_response",
                question
                        ? wordsOf(job, "Which of the two takes would you like me to keep?")
                        : "I removed the filler words and tightened the pauses.");
        json.put("project_changed", !question);
        json.put("media_seconds_used", 0);
        json.put("ai_credits_used", Models.of(job.request).credits(draws.creditsOf(job.project.name)));
        json.put("resolved_model", Models.of(job.request).id());
        json.put("conversation_id", "conversation-" + job.id);
        json.put("tool_calls", List.of("remove_filler_words"));
        return json;
    }

    private static String wordsOf(Job job, String otherwise) {
        return job.order.message() == null ? otherwise : job.order.message();
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
