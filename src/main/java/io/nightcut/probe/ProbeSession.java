package io.nightcut.probe;

import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import java.net.URI;
import java.net.http.HttpResponse;
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
import org.jspecify.annotations.Nullable;

/**
 * Asks the servers of many media side by side, and gives the answers as they come. All is done in the thread that takes
 * them; those of the HTTP client only hand over what they heard.
 */
public final class ProbeSession {

    static final int AT_ONCE = 32;

    private static final int TRIES = 3;
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    private final HttpRequests requests;
    private final Duration timeout;
    private final Duration pause;
    private final Instant began;
    private final BooleanSupplier isStopping;
    private final HostQueues servers;
    private final Set<Call> calls = new HashSet<>();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Queue<ProbeAnswer> answers = new ArrayDeque<>();
    private boolean isInterrupted;
    private @Nullable String whyEnded;
    private int media;

    /** A request under way, and since when. */
    private record Call(ProbeRequest inquiry, CompletableFuture<HttpResponse<@Nullable Void>> response, long since) {}

    private record Heard(
            Call call,
            @Nullable HttpResponse<@Nullable Void> response,
            @Nullable Throwable failure) {}

    ProbeSession(
            HttpRequests requests, ProbeSettings settings, Duration pause, Instant began, BooleanSupplier isStopping) {
        this.requests = requests;
        this.timeout = settings.timeout();
        this.pause = pause;
        this.began = began;
        this.isStopping = isStopping;
        this.servers = new HostQueues(settings.perHost(), System.nanoTime());
    }

    /** Its media are to be asked for: those on the web, unless it is known already why it cannot be imported. */
    public void add(Project project) {
        if (project.obstacle(began).isPresent()) {
            return;
        }
        for (Media each : project.media()) {
            ProbeRequest inquiry = ProbeRequest.of(project.key(), each);
            if (inquiry != null) {
                media++;
                servers.add(inquiry, System.nanoTime());
            }
        }
    }

    /** How many are asked for. */
    public int media() {
        return media;
    }

    /** Waits for the next answer. Null: there are no more, or the run is stopping. */
    public @Nullable ProbeAnswer next() {
        while (answers.isEmpty()) {
            if (isInterrupted || whyEnded != null || isStopping.getAsBoolean()) {
                calls.forEach(call -> call.response.cancel(true));
                return null;
            }
            ask();
            if (answers.isEmpty() && calls.isEmpty() && servers.isEmpty()) {
                return null;
            }
            hear();
        }
        return answers.remove();
    }

    /** Why no server can be asked, with the next move; null: nothing is in the way. */
    public @Nullable String whyEnded() {
        return whyEnded;
    }

    private void ask() {
        while (calls.size() < AT_ONCE && answers.size() < AT_ONCE) {
            ProbeRequest inquiry = servers.next(System.nanoTime());
            if (inquiry == null) {
                return;
            }
            String givenUp = servers.givenUp(inquiry);
            if (givenUp == null) {
                call(inquiry);
            } else {
                servers.over(inquiry);
                answers.add(inquiry.answered(null, givenUp));
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What it comes to is heard.
    private void call(ProbeRequest inquiry) {
        Call call = new Call(inquiry, requests.send(inquiry), System.nanoTime());
        calls.add(call);
        call.response.whenComplete((response, failure) -> heard.add(new Heard(call, response, failure)));
    }

    private void hear() {
        try {
            Heard next = answers.isEmpty() ? heard.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS) : heard.poll();
            for (; next != null; next = heard.poll()) {
                calls.remove(next.call);
                servers.over(next.call.inquiry);
                hear(next);
            }
            // The client's own timeout ends with the head of a response.
            long late = System.nanoTime() - timeout.multipliedBy(2).toNanos();
            calls.stream().filter(call -> call.since - late < 0).forEach(call -> call.response.cancel(true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isInterrupted = true;
        }
    }

    private void hear(Heard heard) {
        ProbeRequest inquiry = heard.call.inquiry;
        HttpResponse<?> response = heard.response;
        if (response == null) {
            noReply(inquiry, Objects.requireNonNull(heard.failure));
        } else {
            reply(inquiry, new ResponseHead(response.statusCode(), response.headers()));
        }
    }

    private void noReply(ProbeRequest inquiry, Throwable failure) {
        String refusal = requests.clients().tunnelRefusal(inquiry.at(), failure);
        if (refusal != null) {
            whyEnded = refusal;
        } else if (!askedLater(inquiry, null)) {
            String host = inquiry.at().getHost();
            String proxy = requests.clients().proxyFor(inquiry.at());
            noAnswer(
                    inquiry,
                    inquiry.answered(
                            null,
                            proxy == null
                                    ? ConnectionFailure.sentence(host, failure, timeout)
                                    : ConnectionFailure.sentence(host, proxy)));
        }
    }

    /** A link is not to blame for a proxy: it is left as if it had not been asked for. */
    private void proxyRefused(ProbeRequest inquiry) {
        if (requests.clients().isTunnelled(inquiry.at())) {
            whyEnded = requests.clients().proxyRefusal(inquiry.at());
        } else {
            answers.add(inquiry.answered(null, null));
        }
    }

    private void reply(ProbeRequest inquiry, ResponseHead reply) {
        if (reply.isOfAProxy() && requests.clients().proxyFor(inquiry.at()) != null) {
            proxyRefused(inquiry);
            return;
        }
        if (reply.isOfTheMoment() && askedLater(inquiry, reply.retryAfter())) {
            return;
        }
        if (reply.isTooMany()) {
            noAnswer(inquiry, ProbeVerdict.of(inquiry, reply));
            return;
        }
        servers.heard(inquiry);
        if (reply.isRedirect()) {
            redirected(inquiry, WebAddress.resolve(inquiry.at(), Objects.requireNonNull(reply.location())));
        } else {
            told(inquiry, ProbeVerdict.of(inquiry, reply));
        }
    }

    private void redirected(ProbeRequest inquiry, @Nullable URI target) {
        String problem = RedirectPolicy.problem(inquiry, target);
        ProbeRequest there = target == null ? inquiry : inquiry.redirectedTo(target);
        if (problem == null) {
            servers.goOn(there, System.nanoTime());
        } else {
            told(inquiry, there.answered(null, problem));
        }
    }

    private void told(ProbeRequest inquiry, ProbeAnswer answer) {
        if (inquiry.isHead() && (answer.problem() != null || answer.size() == null)) {
            servers.goOn(inquiry.byGet(), System.nanoTime());
        } else {
            answers.add(answer);
        }
    }

    /** The server is left alone for a while and then asked by GET. False: that was tried often enough. */
    private boolean askedLater(ProbeRequest inquiry, @Nullable Duration retryAfter) {
        Duration hold = retryAfter == null ? pause.multipliedBy(1L << inquiry.tries()) : retryAfter;
        if (inquiry.tries() + 1 >= TRIES || hold.compareTo(LONGEST_HOLD) > 0) {
            return false;
        }
        servers.hold(inquiry, hold, System.nanoTime());
        servers.goOn((inquiry.isHead() ? inquiry.byGet() : inquiry).again(), System.nanoTime());
        return true;
    }

    private void noAnswer(ProbeRequest inquiry, ProbeAnswer answer) {
        servers.silent(inquiry, Objects.requireNonNull(answer.problem()));
        answers.add(answer);
    }
}
