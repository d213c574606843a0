package io.nightcut.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/** Calls back when a job ends whose request has a callback_url, once or as a {@link FaultKind#CALLBACK} says. */
final class CallbackSender implements AutoCloseable {

    /** A job that waits for its upload, or a clock that is moved by hand, has no known end. */
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int PIECES = 20;

    private final Drives drives;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Guarded by the Drives' lock, like all else. */
    private final List<Due> waiting = new ArrayList<>();

    private final List<String> answers = new ArrayList<>();
    private final Thread thread = new Thread(this::send, "callbacks");
    private volatile boolean closed;

    CallbackSender(Drives drives) {
        this.drives = drives;
        thread.setDaemon(true);
    }

    /** What is sent for a job, when its time has come. */
    private record Due(Account account, Job job, Effect how) {

        boolean isAt(Instant now) {
            return how.at().equals("early")
                    || !job.stopsAt().equals(Instant.MAX)
                            && !now.isBefore(job.stopsAt().plus(account.settings.real(how.pause())));
        }
    }

    /** Calls back for this job, now or when it ends. */
    void watch(Account account, Job job) {
        if (!job.request.has("callback_url")) {
            return;
        }
        Fault fault = job.order.callback();
        Effect how = fault == null ? Effect.NONE : fault.effect();
        for (int i = 0; i < how.count(); i++) {
            waiting.add(new Due(account, job, how));
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        LockSupport.unpark(thread);
    }

    /** Project and status of each callback that was answered, {@code Recap: 200}; or that it was not. */
    List<String> answers() {
        synchronized (answers) {
            return List.copyOf(answers);
        }
    }

    private void send() {
        while (!closed) {
            boolean idle;
            synchronized (drives) {
                Instant now = drives.now();
                for (Iterator<Due> each = waiting.iterator(); each.hasNext(); ) {
                    Due due = each.next();
                    if (due.isAt(now)) {
                        each.remove();
                        send(due, now);
                    }
                }
                idle = waiting.isEmpty();
            }
            LockSupport.parkNanos(idle ? TimeUnit.SECONDS.toNanos(1) : LONGEST_WAIT / 5);
        }
    }

    private void send(Due due, Instant now) {
        URI url = URI.create(due.job().request.path("callback_url").asString());
        JobAnswer records = new JobAnswer(due.account().draws, due.account().drive);
        String words = due.how().message();
        String body = words == null
                ? JsonMapper.shared().writeValueAsString(records.record(due.job(), now))
                : new Template(now, 0).fill(words);
        if (due.how().at().equals("slow")) {
            Thread slow =
                    new Thread(() -> dribble(due.job(), url, body, due.how().pause()), "slow callback");
            slow.setDaemon(true);
            slow.start();
            return;
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).header("Content-Type", "application/json");
        // A redirect turns a POST into a GET.
        boolean redirected = due.how().at().equals("redirected");
        http.sendAsync(
                        redirected
                                ? request.GET().build()
                                : request.POST(BodyPublishers.ofString(body)).build(),
                        BodyHandlers.discarding())
                .whenComplete((answer, failure) ->
                        answered(due.job(), failure == null ? String.valueOf(answer.statusCode()) : "not answered"));
    }

    private void dribble(Job job, URI url, String body, Duration over) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
                    .formatted(url.getRawPath(), bytes.length)
                    .getBytes(StandardCharsets.US_ASCII));
            int piece = bytes.length / PIECES + 1;
            for (int at = 0; at < bytes.length; at += piece) {
                out.write(bytes, at, Math.min(piece, bytes.length - at));
                out.flush();
                LockSupport.parkNanos(over.dividedBy(PIECES).toNanos());
            }
            String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            answered(job, line.substring(Math.min(9, line.length())));
        } catch (IOException e) {
            answered(job, "not answered");
        }
    }

    private void answered(Job job, String status) {
        synchronized (answers) {
            answers.add(job.project.name + ": " + status);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
