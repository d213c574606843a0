package io.nightcut.sandbox;

import io.nightcut.sandbox.Faults.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every call goes through, in this order: outage, token, faults before the effect, quota, the call itself,
 * faults after the effect. A request that a fault kept from being carried out uses no quota.
 */
final class Api {

    private final Account account;
    private final Faults faults;
    private final Meter meter;
    private final Calls calls;
    private final Map<Call, SlidingWindow> windows = new EnumMap<>(Call.class);
    private boolean outage;

    Api(Account account, Faults faults, Meter meter) {
        this.account = account;
        this.faults = faults;
        this.meter = meter;
        this.calls = new Calls(account, faults);
        SandboxSettings settings = account.settings;
        windows.put(Call.IMPORT, window(settings, settings.imports()));
        windows.put(Call.AGENT, window(settings, settings.edits()));
        SlidingWindow reads = window(settings, settings.reads());
        for (Call read : new Call[] {Call.JOB, Call.JOBS, Call.PROJECT, Call.PROJECTS}) {
            windows.put(read, reads);
        }
    }

    private static SlidingWindow window(SandboxSettings settings, Quota quota) {
        return new SlidingWindow(new Quota(quota.calls(), settings.real(quota.window())));
    }

    void outage(boolean on) {
        outage = on;
    }

    Answer answer(Incoming request, Instant now) {
        Call call = Call.of(request).orElse(null);
        if (call == null) {
            return Answer.error(404, "not_found", "No such call: " + request.method() + " " + request.path());
        }
        meter.received(call);
        if (outage) {
            return Answer.error(503, "unavailable", "The service is down");
        }
        if (call != Call.UPLOAD && !("Bearer " + account.settings.token()).equals(request.header("Authorization"))) {
            return Answer.error(401, "unauthorized", "Missing or wrong token");
        }
        Ordered fault = faults.answering(call, calls.projectOf(call, request));
        if (fault != null && !fault.fault.afterEffect()) {
            faults.spend(fault);
            return fault.fault.spoil(Answer.json(200, ""));
        }
        return withinQuota(call, request, fault, now);
    }

    private Answer withinQuota(Call call, Incoming request, @Nullable Ordered fault, Instant now) {
        SlidingWindow window = windows.get(call);
        if (window == null) {
            return carriedOut(call, request, null, fault, now);
        }
        Answer answer = window.take(now)
                ? carriedOut(call, request, window, fault, now)
                : overQuota(call, window.untilNext(now));
        return answer.with("X-RateLimit-Remaining", window.remaining(now))
                .with("X-RateLimit-Consumed", window.consumed(now));
    }

    private Answer overQuota(Call call, Duration untilNext) {
        meter.overQuota(call);
        long seconds = untilNext.plusSeconds(1).minusNanos(1).toSeconds();
        return Answer.error(429, "rate_limited", "Rate limit exceeded").with("Retry-After", Math.max(1, seconds));
    }

    private Answer carriedOut(
            Call call, Incoming request, @Nullable SlidingWindow window, @Nullable Ordered fault, Instant now) {
        Answer answer;
        try {
            answer = calls.carryOut(call, request, now);
        } catch (Refused refused) {
            if (refused.isBusy() && window != null) {
                meter.busy(call);
                window.giveBack();
            }
            return Answer.error(refused.status, refused.error, refused.reason);
        }
        if (fault == null) {
            return answer;
        }
        faults.spend(fault);
        return fault.fault.spoil(answer);
    }
}
