package io.nightcut.sandbox;

import io.nightcut.sandbox.FaultKind.At;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults ordered, in their order, and which of them struck. Guarded by the sandbox's lock. */
final class Faults {

    private final SandboxSettings settings;
    private final Draws dice;
    private final List<Ordered> queue = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private final List<String> strikes = new ArrayList<>();
    private Consumer<Fault> listener = fault -> {};

    Faults(SandboxSettings settings) {
        this.settings = settings;
        this.dice = settings.draws();
    }

    void order(Fault fault, Instant now) {
        queue.add(new Ordered(fault, rules.size(), now));
        rules.add(fault.toString());
    }

    void clear() {
        queue.clear();
    }

    void whenStruck(Consumer<Fault> told) {
        listener = told;
    }

    List<Fault> left() {
        return queue.stream().map(each -> each.fault.times(each.left)).toList();
    }

    /** All that was ever ordered, used up or not. */
    List<String> rules() {
        return List.copyOf(rules);
    }

    List<String> strikes() {
        return List.copyOf(strikes);
    }

    /** The fault that strikes the answer of this call. It stays ordered until it is {@link #spend spent}. */
    @Nullable
    Ordered answering(Request request) {
        return due(request, kind -> kind.at == At.ANSWER).stream().findFirst().orElse(null);
    }

    /** The faults that change the answer of this call. Each stays ordered until it is {@link #spend spent}. */
    List<Ordered> changing(Request request) {
        return due(request, kind -> kind.at == At.CHANGE);
    }

    /** How old what the call sees is. */
    Duration age(Request request) {
        return spent(request, FaultKind.STALE, effect -> settings.real(effect.pause()), Duration.ZERO);
    }

    /** What was ordered for the job that this call has started. */
    JobOrder job(Request request) {
        Fault fate = spent(request, FaultKind.FATE);
        return new JobOrder(
                fate == null ? Fate.NORMAL : fate.effect().fate(),
                fate == null ? null : fate.effect().message(),
                spent(request, FaultKind.LISTED_LATE, effect -> settings.real(effect.pause()), Duration.ZERO),
                spent(request, FaultKind.FOUND_LATE, effect -> settings.real(effect.pause()), Duration.ZERO),
                spent(request, FaultKind.DATED, Effect::pause, Duration.ZERO),
                Spelling.valueOf(spent(request, FaultKind.NAMED, Effect::message, Spelling.SAME.name())),
                spent(request, FaultKind.COPIES, Effect::count, 0),
                spent(request, FaultKind.LONG_IDS, Effect::count, 0),
                record(request),
                spent(request, FaultKind.CALLBACK));
    }

    private List<Fault> record(Request request) {
        List<Ordered> all = due(request, kind -> kind == FaultKind.RECORD);
        all.forEach(each -> spend(each, request));
        return all.stream().map(each -> each.fault).toList();
    }

    void spend(Ordered fault, Request request) {
        fault.left--;
        fault.struck++;
        if (fault.left == 0) {
            queue.remove(fault);
        }
        strikes.add(request.call() + (request.project().isEmpty() ? "" : " \"" + request.project() + "\"") + ": "
                + fault.fault);
        listener.accept(fault.fault);
    }

    private <T> T spent(Request request, FaultKind kind, Function<Effect, @Nullable T> value, T otherwise) {
        Fault fault = spent(request, kind);
        T found = fault == null ? null : value.apply(fault.effect());
        return found == null ? otherwise : found;
    }

    private @Nullable Fault spent(Request request, FaultKind kind) {
        Ordered first = due(request, each -> each == kind).stream().findFirst().orElse(null);
        if (first == null) {
            return null;
        }
        spend(first, request);
        return first.fault;
    }

    /** Every fault counts every request that matches, whether or not another one strikes it first. */
    private List<Ordered> due(Request request, Predicate<FaultKind> kinds) {
        return queue.stream()
                .filter(each -> kinds.test(each.fault.kind()) && isOpen(each, request.now()))
                .filter(each -> each.fault.matches(request.call(), request.project(), request.url()))
                .filter(this::isDue)
                .toList();
    }

    private boolean isOpen(Ordered each, Instant now) {
        Target target = each.fault.target();
        Duration until = target.until();
        return !now.isBefore(each.at.plus(settings.real(target.from())))
                && (until == null || now.isBefore(each.at.plus(settings.real(until))));
    }

    private boolean isDue(Ordered each) {
        Target target = each.fault.target();
        return target.isTurnAfter(each.seen++)
                && (target.rate() >= 1 || dice.chance(target.rate(), each.number + "#" + each.throwsOfDice++));
    }

    /** What a fault is held against. */
    record Request(Call call, String project, String url, Instant now) {}

    static final class Ordered {

        final Fault fault;
        private final int number;
        private final Instant at;
        private int left;
        private int seen;
        private int struck;
        private int throwsOfDice;

        private Ordered(Fault fault, int number, Instant at) {
            this.fault = fault;
            this.number = number;
            this.at = at;
            this.left = fault.target().times();
        }

        Template template(Instant now) {
            return new Template(now, struck);
        }
    }
}
