package io.nightcut.probe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are still to be sent, in a queue for each server. They are taken from the servers in turn; each server
 * gets a limited number at once, and none for a while after it did not respond. One that never responds is given up. Times
 * are those of {@link System#nanoTime}.
 */
final class HostQueues {

    /** So many media in a row without a response, and the server is given up. */
    private static final int MEDIA_WITHOUT_RESPONSE = 8;

    private final int perServer;
    private final Map<String, Server> byName = new HashMap<>();
    private final Deque<Server> ready = new ArrayDeque<>();
    private final PriorityQueue<Server> held;
    private int waiting;

    private static final class Server {
        final Deque<ProbeRequest> waiting = new ArrayDeque<>();
        int sent;
        int mediaWithoutResponse;
        boolean isQueued;
        long heldUntil;

        @Nullable
        String givenUp;

        Server(long now) {
            heldUntil = now;
        }
    }

    HostQueues(int perServer, long now) {
        this.perServer = perServer;
        this.held = new PriorityQueue<>(Comparator.comparingLong(server -> server.heldUntil - now));
    }

    /** To be sent after all that wait already. */
    void add(ProbeRequest request, long now) {
        add(request, now, Deque::addLast);
    }

    /** To be sent before the others, because its medium was begun. */
    void addFirst(ProbeRequest request, long now) {
        add(request, now, Deque::addFirst);
    }

    private void add(ProbeRequest request, long now, BiConsumer<Deque<ProbeRequest>, ProbeRequest> place) {
        Server server = byName.computeIfAbsent(request.server(), name -> new Server(now));
        place.accept(server.waiting, request);
        waiting++;
        queue(server);
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    /** The next that may be sent now, null: none at the moment. It must be given back to {@link #finished}. */
    @Nullable
    ProbeRequest next(long now) {
        while (!held.isEmpty() && held.peek().heldUntil - now <= 0) {
            ready.add(held.remove());
        }
        while (!ready.isEmpty()) {
            Server server = ready.remove();
            if (server.heldUntil - now > 0) {
                held.add(server);
                continue;
            }
            server.isQueued = false;
            server.sent++;
            waiting--;
            ProbeRequest request = server.waiting.remove();
            queue(server);
            return request;
        }
        return null;
    }

    /** The request ended, in whatever way. */
    void finished(ProbeRequest request) {
        Server server = server(request);
        server.sent--;
        queue(server);
    }

    /** The server of the request responded. */
    void responded(ProbeRequest request) {
        server(request).mediaWithoutResponse = 0;
    }

    /** After all its tries the server did not respond for this medium. */
    void didNotRespond(ProbeRequest request, String why) {
        Server server = server(request);
        server.mediaWithoutResponse++;
        if (server.mediaWithoutResponse >= MEDIA_WITHOUT_RESPONSE) {
            server.givenUp = why;
        }
    }

    /** Why its server was given up, null: it was not. */
    @Nullable
    String givenUp(ProbeRequest request) {
        return server(request).givenUp;
    }

    /** Sends nothing more to its server for this time. */
    void hold(ProbeRequest request, Duration duration, long now) {
        Server server = server(request);
        boolean isHeld = held.remove(server);
        server.heldUntil = now + duration.toNanos();
        if (isHeld) {
            held.add(server);
        }
    }

    private Server server(ProbeRequest request) {
        Server server = byName.get(request.server());
        if (server == null) {
            throw new IllegalStateException("No request was added for " + request.server());
        }
        return server;
    }

    private void queue(Server server) {
        if (!server.isQueued && server.sent < perServer && !server.waiting.isEmpty()) {
            server.isQueued = true;
            ready.add(server);
        }
    }
}
