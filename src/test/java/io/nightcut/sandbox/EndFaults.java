package io.nightcut.sandbox;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** How a job ends, or looks on its way: orders for {@link Call#IMPORT} and {@link Call#AGENT}. */
public final class EndFaults {

    /** How an import may say that the media minutes are used up. */
    public static final List<String> NO_MINUTES = List.of(
            "Insufficient media minutes",
            "You have used all media minutes of your plan",
            "Media minutes exceeded. Please upgrade your plan.",
            "Not enough transcription minutes remaining");

    /** How an edit may say that the credits are used up. */
    public static final List<String> NO_CREDITS = List.of(
            "Insufficient AI credits",
            "insufficient_credits",
            "You are out of AI credits",
            "Not enough credits (100 credits required, 25 available)",
            "Your Drive has no AI credits left this month");

    private EndFaults() {}

    /** {@code job_state: failed} and {@code result.error}. */
    public static Fault failedState(Call call, String words) {
        return Fault.fate(call, Fate.FAILED_STATE).saying(words);
    }

    /** {@code result.status: error} in these words, with what it cost if it was billed all the same. */
    public static Fault outOfCredit(Call call, String words, boolean billed) {
        String cost = billed ? ",\"ai_credits_used\":3.5,\"media_seconds_used\":60" : "";
        return result(call, "{\"status\":\"error\",\"error_message\":" + text(words) + cost + "}");
    }

    /** The job ends with this JSON as its result: an object, a string, a number, a list. */
    public static Fault result(Call call, String json) {
        return record(call, "/result", json);
    }

    /** The job is and stays in this job_state, known or not. */
    public static Fault state(Call call, String state) {
        return record(call, "/job_state", text(state));
    }

    /** The running job's percent: {@code -5}, {@code 1e24}, {@code "half"}, {@code null}. */
    public static Fault percent(Call call, String json) {
        return record(call, "/progress/percent", json);
    }

    /** What the agent says; 10 MB are <code>{x*10000000}</code>. */
    public static Fault agentSays(String words) {
        return agentJson(text(words));
    }

    /** As JSON with its quotes, so that it may hold the escape of half an emoji. */
    public static Fault agentJson(String json) {
        return record(Call.AGENT, "/result/agent_response", json);
    }

    /** Any place of the job's record, in listings and single reads for ever, once there is something. */
    public static Fault record(Call call, String at, String json) {
        return Fault.of(call, FaultKind.RECORD).with(effect -> effect.at(at)).saying(json);
    }

    private static String text(String words) {
        return JsonMapper.shared().writeValueAsString(words);
    }
}
