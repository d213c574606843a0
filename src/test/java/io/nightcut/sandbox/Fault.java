package io.nightcut.sandbox;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong, on order: an answer that says no, gets lost or cannot be read, or a job that does not do
 * what it should. It strikes the first request that matches, unless told to strike more.
 *
 * @param afterEffect whether the call is carried out before its answer goes wrong
 * @param pause a 429's Retry-After and a slow answer's delay, both in real time; how late something is listed or found,
 *     in the sandbox's time
 * @param project the only project it strikes, or null for any
 * @param times how many requests it strikes
 * @param rate the part of the matching requests that it strikes, 0 to 1
 */
public record Fault(
        Set<Call> calls,
        Kind kind,
        boolean afterEffect,
        int status,
        @Nullable String message,
        Fate fate,
        Duration pause,
        @Nullable String project,
        int times,
        double rate) {

    public Fault {
        if (times < 1 || !(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("A fault strikes at least once and at a rate above 0, up to 1");
        }
        if (kind.concernsTheJob() && !Call.posts().containsAll(calls)) {
            throw new IllegalArgumentException(kind + " can be ordered only for a call that makes a job");
        }
        // Without an effect these two have no answer to delay or to break off.
        afterEffect = afterEffect || kind == Kind.SLOW || kind == Kind.BROKEN_JSON;
    }

    public enum Kind {
        ERROR,
        RESET,
        EMPTY,
        HTML,
        BROKEN_JSON,
        SLOW,
        FATE,
        LISTED_LATE,
        FOUND_LATE;

        boolean concernsTheJob() {
            return this == FATE || this == LISTED_LATE || this == FOUND_LATE;
        }
    }

    public static Fault rateLimited(Call call, Duration retryAfter) {
        return error(call, 429, "Rate limit exceeded").with(retryAfter);
    }

    public static Fault outOfCredit(Call call) {
        return error(call, 402, Account.NO_CREDIT);
    }

    public static Fault unauthorized(Call call) {
        return error(call, 401, "The token was revoked");
    }

    public static Fault forbidden(Call call) {
        return error(call, 403, "You have no access to this Drive or project");
    }

    public static Fault badRequest(Call call, String message) {
        return error(call, 400, message);
    }

    /** Any status; a 5xx may be ordered {@link #afterTheEffect()} as well. */
    public static Fault error(Call call, int status, String message) {
        return of(call, Kind.ERROR).with(status, message);
    }

    public static Fault connectionReset(Call call) {
        return of(call, Kind.RESET);
    }

    public static Fault emptyResponse(Call call) {
        return of(call, Kind.EMPTY);
    }

    public static Fault html(Call call, int status) {
        return of(call, Kind.HTML).with(status, "");
    }

    public static Fault brokenJson(Call call) {
        return of(call, Kind.BROKEN_JSON);
    }

    public static Fault slow(Call call, Duration delay) {
        return of(call, Kind.SLOW).with(delay);
    }

    /** What becomes of the job that the call starts. */
    public static Fault fate(Call call, Fate fate) {
        return of(call, Kind.FATE).with(fate);
    }

    /** The project and the job that the call makes are missing from listings for a while. */
    public static Fault listedLate(Call call, Duration by) {
        return of(call, Kind.LISTED_LATE).with(by);
    }

    /** The job that the call makes is a 404 for a while. */
    public static Fault foundLate(Call call, Duration by) {
        return of(call, Kind.FOUND_LATE).with(by);
    }

    public Fault afterTheEffect() {
        return new Fault(calls, kind, true, status, message, fate, pause, project, times, rate);
    }

    public Fault on(String name) {
        return new Fault(calls, kind, afterEffect, status, message, fate, pause, name, times, rate);
    }

    public Fault on(Set<Call> others) {
        return new Fault(others, kind, afterEffect, status, message, fate, pause, project, times, rate);
    }

    public Fault times(int count) {
        return new Fault(calls, kind, afterEffect, status, message, fate, pause, project, count, rate);
    }

    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    /** Strikes this part of the matching requests for ever, by dice that fall alike for the same seed. */
    public Fault rate(double part) {
        return new Fault(calls, kind, afterEffect, status, message, fate, pause, project, Integer.MAX_VALUE, part);
    }

    /** The words of the answer, of a job's error or of the agent's question. */
    public Fault saying(String words) {
        return with(status, words);
    }

    private static Fault of(Call call, Kind kind) {
        return new Fault(EnumSet.of(call), kind, false, 200, null, Fate.NORMAL, Duration.ZERO, null, 1, 1);
    }

    private Fault with(int code, String words) {
        return new Fault(calls, kind, afterEffect, code, words, fate, pause, project, times, rate);
    }

    private Fault with(Duration time) {
        return new Fault(calls, kind, afterEffect, status, message, fate, time, project, times, rate);
    }

    private Fault with(Fate end) {
        return new Fault(calls, kind, afterEffect, status, message, end, pause, project, times, rate);
    }

    boolean matches(Call call, String name) {
        return calls.contains(call) && (project == null || project.equals(name));
    }

    /** What comes instead of the answer given. */
    Answer spoil(Answer given) {
        return switch (kind) {
            case ERROR -> error();
            case RESET -> given.cut(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
            case EMPTY -> given.cut(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
            case HTML -> Answer.html(status);
            case BROKEN_JSON -> Answer.json(given.status(), "{\"job_id\": \"3f0c");
            case SLOW -> given.delayed(pause);
            case FATE, LISTED_LATE, FOUND_LATE -> given;
        };
    }

    private Answer error() {
        Answer answer = Answer.error(status, "ordered", String.valueOf(message));
        return status == 429 ? answer.with("Retry-After", pause.toSeconds()) : answer;
    }
}
