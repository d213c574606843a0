package io.nightcut.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server of media on loopback that does as it is told, and keeps what was asked of it. */
public final class MediaServer implements AutoCloseable {

    /** How a path is answered. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** What was asked. */
    public record Request(String method, String target, Map<String, List<String>> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicLong bytesSent = new AtomicLong();
    private int atOnce;
    private int mostAtOnce;

    public MediaServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url(String target) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + target;
    }

    public MediaServer on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /** A video of this size, by HEAD and in ranges. */
    public MediaServer video(String path, long size) {
        return on(path, exchange -> good(exchange, size));
    }

    /** A file of a server that knows no ranges and no HEAD. */
    public MediaServer file(String path, byte[] bytes) {
        return on(path, exchange -> part(exchange, bytes, true));
    }

    public MediaServer redirect(String path, String location) {
        return on(path, exchange -> redirect(exchange, 302, location));
    }

    public List<Request> requests() {
        return requests;
    }

    List<String> calls() {
        return requests.stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    public static void good(HttpExchange exchange, long size) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "video/mp4");
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        if (isHead(exchange)) {
            head(exchange, size);
        } else {
            firstByte(exchange, size);
        }
    }

    static void head(HttpExchange exchange, long size) throws IOException {
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(size));
        exchange.sendResponseHeaders(200, -1);
    }

    static void firstByte(HttpExchange exchange, long size) throws IOException {
        exchange.getResponseHeaders().set("Content-Range", "bytes 0-0/" + size);
        exchange.sendResponseHeaders(206, 1);
        exchange.getResponseBody().write(0);
    }

    /** All of a file, or its first half before the connection ends; 405 for a HEAD. */
    public static void part(HttpExchange exchange, byte[] bytes, boolean isWhole) throws IOException {
        if (isHead(exchange)) {
            status(exchange, 405);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "video/mp4");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes, 0, isWhole ? bytes.length : bytes.length / 2);
    }

    static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    static void redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        status(exchange, status);
    }

    /** A body without an end, as from a server that knows no ranges. */
    void endless(HttpExchange exchange, long saidLength) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "video/mp4");
        exchange.sendResponseHeaders(200, saidLength);
        byte[] part = new byte[64 * 1024];
        OutputStream body = exchange.getResponseBody();
        while (true) {
            body.write(part);
            bytesSent.addAndGet(part.length);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders())));
        count(1);
        try (exchange) {
            behaviours
                    .getOrDefault(exchange.getRequestURI().getPath(), missing -> status(missing, 404))
                    .answer(exchange);
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int more) {
        atOnce += more;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
