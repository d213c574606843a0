package io.nightcut.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A port of this machine for a server that starts a moment later, or again and again. It is below those that the kernel
 * gives to connections and to servers that ask for any (Linux: from 32768): one of those may be taken by then, by a test that
 * runs beside.
 */
public final class FreePort {

    private static final int LOWEST = 15_000;
    private static final int BEYOND = 32_000;

    private FreePort() {}

    public static int any() {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                if (attempt == 100) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Returns when this process takes connections there. */
    public static void awaitServer(Process server, int port) throws IOException {
        for (int tries = 0; ; tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (tries == 1_000 || !server.isAlive()) {
                    throw e;
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
    }
}
