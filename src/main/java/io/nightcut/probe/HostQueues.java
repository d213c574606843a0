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
 * What is still to be asked, by server, taken from them in turn: each is asked only so much at once, and is left alone for
 * a while when it does not answer. One that never does is given up. Times are those of {@link System#nanoTime}.
 */
final class HostQueues {

    /** With nothing but silence from a server for so many media, the others need not wait for the same. */
    private static final int SILENT_MEDIA = 8;

    private final int perServer;
    private final Map<String, Server> byName = new HashMap<>();
    private final Deque<Server> ready = new ArrayDeque<>();
    private final PriorityQueue<Server> held;
    private int waiting;

    private static final class Server {
        final Deque<ProbeRequest> waiting = new ArrayDeque<>();
        int asked;
        int silentMedia;
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

    /** To be asked after all that wait already. */
    void add(ProbeRequest inquiry, long now) {
        add(inquiry, now, Deque::addLast);
    }

    /** What has been begun comes before the others. */
    void goOn(ProbeRequest inquiry, long now) {
        add(inquiry, now, Deque::addFirst);
    }

    private void add(ProbeRequest inquiry, long now, BiConsumer<Deque<ProbeRequest>, ProbeRequest> place) {
        Server server = byName.computeIfAbsent(inquiry.server(), name -> new Server(now));
        place.accept(server.waiting, inquiry);
        waiting++;
        queue(server);
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    /** The next that may be asked now; whoever takes it must say how that ended. Null: none for the moment. */
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
            server.asked++;
            waiting--;
            ProbeRequest inquiry = server.waiting.remove();
            queue(server);
            return inquiry;
        }
        return null;
    }

    /** The request is over, whatever came of it. */
    void over(ProbeRequest inquiry) {
        Server server = server(inquiry);
        server.asked--;
        queue(server);
    }

    /** It answers. */
    void heard(ProbeRequest inquiry) {
        server(inquiry).silentMedia = 0;
    }

    /** It has not answered for this medium, after all. */
    void silent(ProbeRequest inquiry, String why) {
        Server server = server(inquiry);
        server.silentMedia++;
        if (server.silentMedia >= SILENT_MEDIA) {
            server.givenUp = why;
        }
    }

    /** Why it is not worth a request; null: it is. */
    @Nullable
    String givenUp(ProbeRequest inquiry) {
        return server(inquiry).givenUp;
    }

    /** Nothing more is asked of it until then. */
    void hold(ProbeRequest inquiry, Duration duration, long now) {
        Server server = server(inquiry);
        boolean isHeld = held.remove(server);
        server.heldUntil = now + duration.toNanos();
        if (isHeld) {
            held.add(server);
        }
    }

    private Server server(ProbeRequest inquiry) {
        Server server = byName.get(inquiry.server());
        if (server == null) {
            throw new IllegalStateException("Nothing was asked of " + inquiry.server());
        }
        return server;
    }

    private void queue(Server server) {
        if (!server.isQueued && server.asked < perServer && !server.waiting.isEmpty()) {
            server.isQueued = true;
            ready.add(server);
        }
    }
}
