package io.nightcut.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong, on order: an answer that says no, gets lost or cannot be read, a listing that does not
 * tell the truth, or a job that does not do what it should. It strikes the first request that matches, unless told to
 * strike others. Written as one line of text by {@link #toString}, and read back by {@link #parse}.
 *
 * @param afterEffect whether the call is carried out before its answer goes wrong
 */
public record Fault(Set<Call> calls, FaultKind kind, boolean afterEffect, Effect effect, Target target) {

    public Fault {
        if (kind.at == FaultKind.At.JOB && !Call.posts().containsAll(calls)) {
            throw new IllegalArgumentException(kind + " can be ordered only for a call that makes a job");
        }
        calls = Set.copyOf(calls);
        afterEffect = afterEffect || kind.needsTheAnswer();
    }

    public static Fault of(Call call, FaultKind kind) {
        return new Fault(EnumSet.of(call), kind, false, Effect.NONE, Target.NEXT);
    }

    @JsonCreator
    public static Fault parse(String line) {
        return FaultText.parse(line);
    }

    public static Fault rateLimited(Call call, Duration retryAfter) {
        return error(call, 429, "Rate limit exceeded").header("Retry-After", String.valueOf(retryAfter.toSeconds()));
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
        return of(call, FaultKind.ERROR).status(status).saying(message);
    }

    public static Fault connectionReset(Call call) {
        return of(call, FaultKind.RESET);
    }

    public static Fault emptyResponse(Call call) {
        return of(call, FaultKind.EMPTY);
    }

    public static Fault html(Call call, int status) {
        return of(call, FaultKind.HTML).status(status);
    }

    public static Fault brokenJson(Call call) {
        return of(call, FaultKind.BROKEN_JSON);
    }

    public static Fault slow(Call call, Duration delay) {
        return of(call, FaultKind.SLOW).pause(delay);
    }

    /** What becomes of the job that the call starts. */
    public static Fault fate(Call call, Fate fate) {
        return of(call, FaultKind.FATE).with(effect -> effect.fate(fate));
    }

    /** The project and the job that the call makes are missing from listings for a while. */
    public static Fault listedLate(Call call, Duration by) {
        return of(call, FaultKind.LISTED_LATE).pause(by);
    }

    /** The job that the call makes is a 404 for a while. */
    public static Fault foundLate(Call call, Duration by) {
        return of(call, FaultKind.FOUND_LATE).pause(by);
    }

    public Fault afterTheEffect() {
        return new Fault(calls, kind, true, effect, target);
    }

    public Fault on(String name) {
        return at(all -> all.project(name));
    }

    public Fault on(Set<Call> others) {
        return new Fault(others, kind, afterEffect, effect, target);
    }

    /** Only requests whose URL contains this, say {@code cursor=} for the later pages of a listing. */
    public Fault asked(String part) {
        return at(all -> all.asked(part));
    }

    public Fault times(int count) {
        return at(all -> all.times(count));
    }

    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    /** The so-manieth matching request, 1 for the first, and from there on as often as it strikes at all. */
    public Fault nth(int number) {
        return at(all -> all.skip(number - 1));
    }

    /** Each so-manieth of the matching requests, for ever. */
    public Fault every(int number) {
        return at(all -> all.every(number).times(Integer.MAX_VALUE));
    }

    /** Strikes this part of the matching requests for ever, by dice that fall alike for the same seed. */
    public Fault rate(double part) {
        return at(all -> all.rate(part).times(Integer.MAX_VALUE));
    }

    /** Strikes all matching requests of this span from the order on, in Descript's time. */
    public Fault during(Duration from, Duration until) {
        return at(all -> all.from(from).until(until).times(Integer.MAX_VALUE));
    }

    public Fault forTheNext(Duration time) {
        return during(Duration.ZERO, time);
    }

    /** The words of the answer, of a job's error or of the agent's question. */
    public Fault saying(String words) {
        return with(values -> values.message(words));
    }

    /** In the answer; may hold {@link Template} expressions, {@code {date+PT5M}} and others. */
    public Fault header(String name, String value) {
        return with(values -> values.header(name, value));
    }

    Fault status(int code) {
        return with(values -> values.status(code));
    }

    Fault pause(Duration time) {
        return with(values -> values.pause(time));
    }

    Fault with(UnaryOperator<Effect> change) {
        return new Fault(calls, kind, afterEffect, change.apply(effect), target);
    }

    Fault at(UnaryOperator<Target> change) {
        return new Fault(calls, kind, afterEffect, effect, change.apply(target));
    }

    /** The only project that it strikes, or null for any. */
    public @Nullable String project() {
        return target.project();
    }

    /** It looks for the entries of its project in a listing, whatever the request asks for. */
    boolean choosesEntries() {
        return kind.at == FaultKind.At.CHANGE && effect.at().contains("*");
    }

    boolean matches(Call call, String name, String url) {
        String only = target.project();
        return calls.contains(call)
                && (only == null || only.equals(name) || choosesEntries())
                && (target.asked() == null || url.contains(target.asked()));
    }

    @JsonValue
    @Override
    public String toString() {
        return FaultText.of(this);
    }
}
