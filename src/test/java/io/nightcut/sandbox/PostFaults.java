package io.nightcut.sandbox;

import java.time.Duration;

/** What is wrong with the answer to a POST. Before its effect, unless it says otherwise. */
public final class PostFaults {

    private PostFaults() {}

    /** 429 for the project although no job runs in it. */
    public static Fault busy(Call call) {
        return Fault.error(call, 429, Refused.BUSY);
    }

    /** 429 as if a job ran, for the whole account. */
    public static Fault accountBusy(Call call) {
        return Fault.error(call, 429, "A job is already running for this account");
    }

    /**
     * 429 with this header: {@code 5}, {@code 2.5}, {@code {date+PT5M}}, {@code {unix+PT5M}}, {@code {millis+PT5M}},
     * {@code -1}, {@code soon}, {@code 99999999999999999999}.
     */
    public static Fault retryAfter(Call call, String value) {
        return Fault.error(call, 429, "Rate limit exceeded").header("Retry-After", value);
    }

    public static Fault redirect(Call call, int status, String location) {
        return Fault.of(call, FaultKind.BODY)
                .status(status)
                .saying("")
                .header("Location", location)
                .header("Content-Type", "text/plain");
    }

    /** 200 and the page on which a network asks who is there. */
    public static Fault captivePortal(Call call) {
        return Fault.of(call, FaultKind.BODY)
                .saying(
                        "<html><head><title>Welcome</title></head><body><form>Log in to this network</form></body></html>")
                .header("Content-Type", "text/html");
    }

    public static Fault emptyBody(Call call, int status) {
        return Fault.of(call, FaultKind.BODY).status(status).saying("");
    }

    /** Half the answer; the job is made. */
    public static Fault cutBody(Call call) {
        return Fault.of(call, FaultKind.CUT);
    }

    /** The answer's status, then the connection breaks; the job is made. */
    public static Fault brokenOff(Call call) {
        return Fault.of(call, FaultKind.BROKEN_OFF);
    }

    public static Fault garbage(Call call) {
        return Fault.of(call, FaultKind.GARBAGE);
    }

    /** The answer with so many bytes more; the job is made. */
    public static Fault hugeBody(Call call, int bytes) {
        return Fault.of(call, FaultKind.SET)
                .with(effect -> effect.at("/padding"))
                .saying("\"{x*" + bytes + "}\"");
    }

    /** The answer, in pieces over this time; the job is made. */
    public static Fault slowBody(Call call, Duration over) {
        return Fault.of(call, FaultKind.DRIBBLE).pause(over);
    }

    /** No answer for this time, and nothing is made. {@link Fault#slow} is the same with the job made. */
    public static Fault hangs(Call call, Duration time) {
        return Fault.of(call, FaultKind.HANG).pause(time);
    }

    /** One POST makes so many jobs more, each in a project of its own if the POST makes a project. */
    public static Fault copies(Call call, int more) {
        return Fault.of(call, FaultKind.COPIES).with(effect -> effect.count(more));
    }

    /** The ids of what is made are that long. */
    public static Fault longIds(Call call, int length) {
        return Fault.of(call, FaultKind.LONG_IDS).with(effect -> effect.count(length));
    }
}
