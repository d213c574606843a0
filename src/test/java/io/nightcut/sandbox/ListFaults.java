package io.nightcut.sandbox;

import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with a listing: orders for {@link Call#JOBS} and {@link Call#PROJECTS}. */
public final class ListFaults {

    private static final String FOREIGN_JOB = """
            {"job_id":"foreign-{n}","job_type":"import/project_media","job_state":"stopped",\
            "created_at":%s,"stopped_at":%s,"drive_id":"foreign","project_id":"foreign-project",\
            "project_url":"https://web.descript.com/foreign-project","progress":%s,"result":%s}""";
    private static final String NOW = "\"{time-PT1S}\"";
    private static final String FOREIGN_PROJECT = """
            {"id":"foreign-{n}","name":%s,"created_at":%s,"updated_at":%s}""";

    private ListFaults() {}

    /** 200 and this JSON: {@code {}}, {@code {"data":null}}, {@code {"status":"maintenance"}} and their like. */
    public static Fault answers(Call call, String json) {
        return Fault.of(call, FaultKind.BODY).saying(json).header("Content-Type", "application/json");
    }

    public static Fault withoutData(Call call) {
        return answers(call, "{}");
    }

    /** Well-formed and empty, although something may be there. */
    public static Fault empty(Call call) {
        return answers(call, "{\"data\":[],\"pagination\":{}}");
    }

    /** Puts this JSON on top of each page that it strikes. */
    public static Fault entry(Call call, String json) {
        return Fault.of(call, FaultKind.INSERT)
                .with(effect -> effect.at("/data/0"))
                .saying(json)
                .always();
    }

    public static Fault nullEntry(Call call) {
        return entry(call, "null");
    }

    /** Somebody else's job, with this JSON as its result. */
    public static Fault foreignResult(String json) {
        return entry(Call.JOBS, FOREIGN_JOB.formatted(NOW, NOW, "null", json));
    }

    public static Fault foreignProgress(String json) {
        return entry(Call.JOBS, FOREIGN_JOB.formatted(NOW, "null", json, "null"));
    }

    /** Somebody else's job or project, with this JSON as its created_at. */
    public static Fault foreignCreatedAt(Call call, String json) {
        return entry(
                call,
                call == Call.JOBS
                        ? FOREIGN_JOB.formatted(json, NOW, "null", "null")
                        : FOREIGN_PROJECT.formatted("\"Foreign\"", json, json));
    }

    /** Somebody else's job or project that says nothing of itself. */
    public static Fault foreignBare(Call call) {
        return entry(call, "{}");
    }

    /** Takes the ids from every entry. With {@link Fault#on(String)}: from that project's alone. */
    public static Fault withoutId(Call call) {
        return Fault.of(call, FaultKind.REMOVE)
                .with(effect -> effect.at(call == Call.JOBS ? "/data/*/job_id" : "/data/*/id"))
                .always();
    }

    /** Sets this field of every entry to this JSON. With {@link Fault#on(String)}: of that project's alone. */
    public static Fault field(Call call, String name, String json) {
        return Fault.of(call, FaultKind.SET)
                .with(effect -> effect.at("/data/*/" + name))
                .saying(json)
                .always();
    }

    /** The project's entries cannot be read in pages; singly its records are well. */
    public static Fault unreadable(Call call, String project) {
        return Fault.of(call, FaultKind.SET)
                .with(effect -> effect.at("/data/*"))
                .saying("\"not a record\"")
                .on(project)
                .always();
    }

    /** Every page is the first again, under the same cursor. */
    public static Fault repeatingCursor(Call call) {
        return cursor(call, Page.AGAIN);
    }

    /** Every page is the first again, under another cursor each time. */
    public static Fault endless(Call call) {
        return cursor(call, Page.AGAIN + "-{n}");
    }

    /** After the first page come empty ones, each with another cursor. */
    public static Fault endlessEmptyPages(Call call) {
        return cursor(call, Page.END + "-{n}");
    }

    private static Fault cursor(Call call, String cursor) {
        return Fault.of(call, FaultKind.SET)
                .with(effect -> effect.at("/pagination/next_cursor"))
                .saying(JsonMapper.shared().writeValueAsString(cursor))
                .always();
    }

    /** The next page fails, which is there all the same: at most as many as the limit come with the first. */
    public static Fault nextPageFails(Call call, int status) {
        return Fault.error(call, status, "The page could not be read").asked("cursor=");
    }

    /** The call sees everything as it was so long ago; for listings and single reads. */
    public static Fault lags(Call call, Duration by) {
        return Fault.of(call, FaultKind.STALE).pause(by).always();
    }
}
