package io.nightcut.sandbox;

import java.time.Duration;

/** How callbacks do not come as they should: orders for {@link Call#IMPORT} and {@link Call#AGENT}. */
public final class CallbackFaults {

    private CallbackFaults() {}

    /** None comes. */
    public static Fault never(Call call) {
        return times(call, 0);
    }

    /** So many come, all at the end. */
    public static Fault times(Call call, int count) {
        return callback(call).with(effect -> effect.count(count));
    }

    /** It comes so long after the end, in Descript's time. */
    public static Fault late(Call call, Duration by) {
        return callback(call).pause(by);
    }

    /** It comes when the job is made, before the POST is answered, and none at the end. */
    public static Fault early(Call call) {
        return in(call, "early");
    }

    /** Its body is this, whatever it says: of another job, lies, no JSON. */
    public static Fault saying(Call call, String body) {
        return callback(call).saying(body);
    }

    /** Its body comes in pieces, over this real time. */
    public static Fault slowly(Call call, Duration over) {
        return in(call, "slow").pause(over);
    }

    /** A redirect has turned it into a GET. */
    public static Fault redirected(Call call) {
        return in(call, "redirected");
    }

    private static Fault in(Call call, String manner) {
        return callback(call).with(effect -> effect.at(manner));
    }

    private static Fault callback(Call call) {
        return Fault.of(call, FaultKind.CALLBACK);
    }
}
