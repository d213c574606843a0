package io.nightcut.probe;

import io.nightcut.http.PrivateAddressException;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.manifest.link.FirstBytes;
import io.nightcut.manifest.link.HttpUrl;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * Asks the servers of many media at once and gives the answers as they come. The thread that takes the answers does all
 * the work; the others send one request each and hand over its response.
 */
public final class ProbeSession {

    /** Requests, to all servers together. */
    static final int AT_ONCE = 32;

    private static final int TRIES = 3;
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);
    private static final Duration STOP_IS_CHECKED_EVERY = Duration.ofMillis(100);

    private final ProbeHttpClient http;
    private final ProbeVerdict verdict;
    private final Duration timeout;
    private final Duration pause;
    private final Instant started;
    private final BooleanSupplier isStopping;
    private final HostQueues queues;
    private final Set<Call> calls = new HashSet<>();
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final Queue<ProbeAnswer> answers = new ArrayDeque<>();
    private boolean isInterrupted;
    private @Nullable String whyEnded;
    private int media;

    /** A request that was sent. */
    private record Call(ProbeRequest request, CompletableFuture<ProbeResponse> response) {}

    /** Either the response or the failure is null. */
    private record Finished(
            Call call,
            @Nullable ProbeResponse response,
            @Nullable Throwable failure) {}

    ProbeSession(
            ProbeHttpClient http,
            ProbeSettings settings,
            ProbeVerdict verdict,
            Duration pause,
            Instant started,
            BooleanSupplier isStopping) {
        this.http = http;
        this.verdict = verdict;
        this.timeout = settings.timeout();
        this.pause = pause;
        this.started = started;
        this.isStopping = isStopping;
        this.queues = new HostQueues(settings.perHost(), System.nanoTime());
    }

    /** Adds those of its media that are given by a link, unless the project cannot be imported as it is. */
    public void add(Project project) {
        if (project.obstacle(started).isPresent()) {
            return;
        }
        ask(project);
    }

    /** The same of a project that is imported already, only to see whether its files have changed. */
    public void ask(Project project) {
        for (Media each : project.media()) {
            ProbeRequest.of(project.key(), each).ifPresent(request -> {
                media++;
                queues.add(request, System.nanoTime());
            });
        }
    }

    /** How many media were added. */
    public int media() {
        return media;
    }

    /** Waits for the next answer; null when there are no more, when the run is stopping, or for {@link #whyEnded}. */
    public @Nullable ProbeAnswer next() {
        while (answers.isEmpty()) {
            if (isInterrupted || whyEnded != null || isStopping.getAsBoolean()) {
                calls.forEach(call -> call.response.cancel(true));
                http.closeIdle();
                return null;
            }
            sendMore();
            if (answers.isEmpty() && calls.isEmpty() && queues.isEmpty()) {
                http.closeIdle();
                return null;
            }
            takeFinished();
        }
        return answers.remove();
    }

    /** Why no more requests can be sent, with the next move; null: nothing prevents it. */
    public @Nullable String whyEnded() {
        return whyEnded;
    }

    private void sendMore() {
        while (calls.size() < AT_ONCE && answers.size() < AT_ONCE) {
            ProbeRequest request = queues.next(System.nanoTime());
            if (request == null) {
                return;
            }
            String givenUp = queues.givenUp(request);
            if (givenUp == null) {
                send(request);
            } else {
                queues.finished(request);
                answers.add(request.answered(null, givenUp));
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Its result is queued.
    private void send(ProbeRequest request) {
        Call call = new Call(request, http.send(request));
        calls.add(call);
        call.response.whenComplete((response, failure) -> finished.add(new Finished(call, response, failure)));
    }

    private void takeFinished() {
        try {
            Finished next = answers.isEmpty()
                    ? finished.poll(STOP_IS_CHECKED_EVERY.toMillis(), TimeUnit.MILLISECONDS)
                    : finished.poll();
            for (; next != null; next = finished.poll()) {
                calls.remove(next.call);
                queues.finished(next.call.request);
                take(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isInterrupted = true;
        }
    }

    private void take(Finished finished) {
        ProbeRequest request = finished.call.request;
        if (finished.response == null) {
            takeFailure(request, Objects.requireNonNull(finished.failure));
        } else {
            takeResponse(request, finished.response.head(), finished.response.first());
        }
    }

    private void takeFailure(ProbeRequest request, Throwable failure) {
        String refusal = http.refusal(request, failure);
        if (refusal != null) {
            whyEnded = refusal;
        } else if (ExceptionUtils.indexOfType(failure, PrivateAddressException.class) >= 0) {
            answers.add(request.answered(
                    null, ConnectionFailure.isPrivate(request.at().host())));
        } else if (!isTriedLater(request, null)) {
            String host = request.at().host();
            String proxy = http.proxy(request);
            String problem = proxy == null
                    ? ConnectionFailure.sentence(host, failure, timeout)
                    : ConnectionFailure.sentence(host, proxy);
            giveUp(request, request.answered(null, problem));
        }
    }

    private void takeResponse(ProbeRequest request, ResponseHead response, FirstBytes first) {
        if (response.isOfAProxy() && http.proxy(request) != null) {
            takeProxyRefusal(request);
            return;
        }
        if (response.isTransient() && isTriedLater(request, response.retryAfter())) {
            return;
        }
        if (response.isTooMany()) {
            giveUp(request, verdict.of(request, response, first));
            return;
        }
        queues.responded(request);
        if (response.isRedirect()) {
            String location = Objects.requireNonNull(response.location());
            redirect(request, request.at().resolve(location).orElse(null));
        } else {
            decide(request, verdict.of(request, response, first));
        }
    }

    /** The link is not to blame: unless no link can be probed, it is left as if it had not been. */
    private void takeProxyRefusal(ProbeRequest request) {
        String refusal = http.refusal(request);
        if (refusal == null) {
            answers.add(request.answered(null, null));
        } else {
            whyEnded = refusal;
        }
    }

    private void redirect(ProbeRequest request, @Nullable URI target) {
        String problem = RedirectPolicy.problem(request, target);
        if (target == null) {
            decide(request, request.answered(null, problem));
        } else if (problem != null) {
            decide(request, request.notRedirectedTo(target, problem));
        } else {
            queues.addFirst(request.redirectedTo(HttpUrl.of(target).orElseThrow()), System.nanoTime());
        }
    }

    /** Whatever a HEAD says is followed by a GET: the first bytes have the last word. */
    private void decide(ProbeRequest request, ProbeAnswer answer) {
        if (request.isHead()) {
            queues.addFirst(request.byGet(), System.nanoTime());
        } else {
            answers.add(answer);
        }
    }

    /** Sends nothing to the server for a while, and then a GET; false: there were enough tries. */
    private boolean isTriedLater(ProbeRequest request, @Nullable Duration retryAfter) {
        Duration hold = retryAfter == null ? pause.multipliedBy(1L << request.tries()) : retryAfter;
        if (request.tries() + 1 >= TRIES || hold.compareTo(LONGEST_HOLD) > 0) {
            return false;
        }
        queues.hold(request, hold, System.nanoTime());
        queues.addFirst((request.isHead() ? request.byGet() : request).again(), System.nanoTime());
        return true;
    }

    private void giveUp(ProbeRequest request, ProbeAnswer answer) {
        queues.didNotRespond(request, Objects.requireNonNull(answer.problem()));
        answers.add(answer);
    }
}
