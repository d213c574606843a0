package io.nightcut.wire;

import io.nightcut.sandbox.SelfSigned;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A server on loopback that writes its own frames: over TLS it offers HTTP/2 and HTTP/1.1, and each POST comes to the
 * {@link Ending} that is next. It counts the POSTs that it received whole, and whose heads.
 */
final class FrameServer implements AutoCloseable {

    /** In milliseconds. */
    private static final int LONGEST_WAIT = 2000;

    private static final String JOB = "{\"job_id\": \"j-1\", \"project_id\": \"p-1\"}";
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int REFUSED = 7;
    private static final int INTERNAL_ERROR = 2;

    final Queue<Ending> endings = new ConcurrentLinkedQueue<>();
    final Queue<String> protocols = new ConcurrentLinkedQueue<>();
    final AtomicInteger heads = new AtomicInteger();
    final AtomicInteger posts = new AtomicInteger();
    private final SelfSigned certificate;
    private volatile ServerSocket listener;
    private int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch together = new CountDownLatch(0);

    FrameServer(SelfSigned certificate) throws IOException {
        this.certificate = certificate;
        listen(0);
    }

    private void listen(int at) throws IOException {
        ServerSocket socket = new ServerSocket();
        for (int tries = 0; !socket.isBound(); tries++) {
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            } catch (BindException e) {
                // What was closed a moment ago may still be there.
                if (tries == 500) {
                    throw e;
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
        port = socket.getLocalPort();
        listener = socket;
        threads.execute(() -> accept(socket));
    }

    /** As if it had only now been started, at the same address. */
    void startAnew() throws IOException {
        for (Socket socket : open) {
            awaitEnd(socket);
        }
        closeConnections();
        endings.clear();
        protocols.clear();
        heads.set(0);
        posts.set(0);
        together(0);
        if (listener.isClosed()) {
            listen(port);
        }
    }

    /** A client that has not seen the end of a connection yet would send on it. */
    private static void awaitEnd(Socket socket) {
        try {
            socket.setSoTimeout(LONGEST_WAIT);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has ended already, or the client keeps it.
        }
    }

    String baseUrl() {
        return "https://localhost:" + port + "/v1";
    }

    /** None of the next so many POSTs is ended before all of them are there. */
    void together(int inFlight) {
        together = new CountDownLatch(inFlight);
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket plain = socket.accept();
                open.add(plain);
                threads.execute(() -> serve(plain));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket plain) {
        try (plain;
                SSLSocket socket = (SSLSocket)
                        certificate.serverContext().getSocketFactory().createSocket(plain, null, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            String protocol = socket.getApplicationProtocol();
            protocols.add(protocol);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            if (protocol.equals("h2")) {
                frames(in, socket.getOutputStream());
            } else {
                text(plain, in, socket.getOutputStream());
            }
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            // The client has gone, or this is how the connection was to end.
        }
    }

    private Ending next() {
        Ending ending = endings.poll();
        return ending == null ? Ending.ANSWER : ending;
    }

    private void received(Ending ending) throws IOException, InterruptedException {
        posts.incrementAndGet();
        together.countDown();
        together.await(20, TimeUnit.SECONDS);
        if (ending == Ending.LISTENER_GONE) {
            listener.close();
        }
    }

    private void text(Socket plain, DataInputStream in, OutputStream out) throws IOException, InterruptedException {
        while (true) {
            String head = head(in);
            Ending ending = Ending.ANSWER;
            if (head.startsWith("POST")) {
                heads.incrementAndGet();
                ending = next();
                if (ending.isBeforeBody()) {
                    return;
                }
                in.readNBytes(Integer.parseInt(head.replaceAll("(?is).*\ncontent-length: (\\d+).*", "$1")));
                received(ending);
            }
            if (ending == Ending.RESET) {
                plain.setSoLinger(true, 0);
                plain.close();
            }
            if (ending != Ending.ANSWER && ending != Ending.HALF_AN_ANSWER) {
                return;
            }
            String answer = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(JOB.length(), JOB);
            boolean half = ending == Ending.HALF_AN_ANSWER;
            out.write(answer.substring(0, answer.length() - (half ? JOB.length() / 2 : 0))
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (half) {
                return;
            }
        }
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void frames(DataInputStream in, OutputStream out) throws IOException, InterruptedException {
        in.readNBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length());
        frame(out, SETTINGS, 0, 0, new byte[0]);
        ConcurrentHashMap<Integer, Ending> streams = new ConcurrentHashMap<>();
        while (true) {
            int lengthAndType = in.readInt();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(lengthAndType >>> 8);
            switch (lengthAndType & 0xff) {
                case SETTINGS, PING -> {
                    if ((flags & ACK) == 0) {
                        frame(out, lengthAndType & 0xff, ACK, 0, payload.length == 8 ? payload : new byte[0]);
                    }
                }
                case HEADERS -> {
                    if ((flags & END_STREAM) != 0) {
                        answer(out, stream, false);
                        break;
                    }
                    heads.incrementAndGet();
                    streams.put(stream, next());
                    if (streams.get(stream).isBeforeBody()) {
                        return;
                    }
                }
                case DATA -> {
                    if ((flags & END_STREAM) != 0) {
                        // Streams are served side by side, as those of a true server are.
                        threads.execute(() -> end(out, stream, streams.get(stream)));
                    }
                }
                default -> {}
            }
        }
    }

    private void end(OutputStream out, int stream, Ending ending) {
        try {
            received(ending);
            switch (ending) {
                case ANSWER -> answer(out, stream, false);
                case HALF_AN_ANSWER -> answer(out, stream, true);
                case REFUSED_STREAM, LISTENER_GONE -> frame(out, RST_STREAM, 0, stream, ints(REFUSED));
                case RESET -> frame(out, RST_STREAM, 0, stream, ints(INTERNAL_ERROR));
                case GOAWAY_BELOW -> frame(out, GOAWAY, 0, 0, ints(Math.max(0, stream - 2), 0));
                case GOAWAY_ABOVE -> frame(out, GOAWAY, 0, 0, ints(stream, 0));
                default -> {}
            }
            if (ending != Ending.ANSWER && ending != Ending.REFUSED_STREAM && ending != Ending.RESET) {
                out.close();
            }
        } catch (IOException | InterruptedException e) {
            // As in serve.
        }
    }

    /** {@code :status: 201} and {@code content-type} as literals, then the body. */
    private static void answer(OutputStream out, int stream, boolean half) throws IOException {
        String type = "application/json";
        String headers = "\u0008\u0003201\u000f\u0010" + (char) type.length() + type;
        frame(out, HEADERS, 4, stream, headers.getBytes(StandardCharsets.ISO_8859_1));
        String body = half ? JOB.substring(JOB.length() / 2) : JOB;
        frame(out, DATA, half ? 0 : END_STREAM, stream, body.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload);
        synchronized (out) {
            out.write(frame.array());
            out.flush();
        }
    }

    void stopListening() throws IOException {
        listener.close();
    }

    /** Ends all connections that are idle now, as a server does after its keep-alive time. */
    void closeConnections() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeConnections();
        threads.shutdownNow();
    }
}
