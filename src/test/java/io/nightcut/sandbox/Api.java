package io.nightcut.sandbox;

import io.nightcut.sandbox.Faults.Ordered;
import io.nightcut.sandbox.Faults.Request;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every call goes through, in this order: outage, token, faults before the effect, quota, the call itself,
 * faults after the effect, changes of whatever answer that gave. A request that a fault kept from being carried out uses no quota.
 */
final class Api {

    private final Drives drives;
    private final Faults faults;
    private final Meter meter;
    private boolean outage;

    Api(Drives drives, Faults faults, Meter meter) {
        this.drives = drives;
        this.faults = faults;
        this.meter = meter;
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
        Account account = drives.of(call, request).orElse(null);
        if (account == null) {
            return Answer.error(401, "unauthorized", "Missing or wrong token");
        }
        Calls calls = new Calls(account, faults, now);
        Request asked =
                new Request(call, calls.projectOf(call, request), request.raw().getUrl(), now);
        Answer answer = answer(account, calls, request, asked);
        for (Ordered change : faults.changing(asked)) {
            Answer changed = new BadAnswer(change.fault, change.template(now)).changed(answer, account::isOf);
            if (changed != answer) {
                faults.spend(change, asked);
            }
            answer = changed;
        }
        return answer;
    }

    private Answer answer(Account account, Calls calls, Incoming request, Request asked) {
        Ordered fault = faults.answering(asked);
        if (fault == null || fault.fault.afterEffect()) {
            return withinQuota(account, calls, request, asked, fault);
        }
        return spoiled(fault, asked, Answer.json(200, ""));
    }

    private Answer withinQuota(Account account, Calls calls, Incoming request, Request asked, @Nullable Ordered fault) {
        Call call = asked.call();
        Instant now = asked.now();
        SlidingWindow window = account.windows.of(call);
        if (window == null) {
            return carriedOut(calls, request, asked, null, fault);
        }
        Answer answer = window.take(now)
                ? carriedOut(calls, request, asked, window, fault)
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
            Calls calls, Incoming request, Request asked, @Nullable SlidingWindow window, @Nullable Ordered fault) {
        Answer answer;
        try {
            answer = calls.carryOut(asked.call(), request, asked.now().minus(faults.age(asked)));
        } catch (Refused refused) {
            if (refused.isBusy() && window != null) {
                meter.busy(asked.call());
                window.giveBack();
            }
            return Answer.error(refused.status, refused.error, refused.reason);
        }
        return fault == null ? answer : spoiled(fault, asked, answer);
    }

    private Answer spoiled(Ordered fault, Request asked, Answer answer) {
        Template template = fault.template(asked.now());
        faults.spend(fault, asked);
        return new BadAnswer(fault.fault, template).insteadOf(answer);
    }
}
