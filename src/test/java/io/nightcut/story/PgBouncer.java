package io.nightcut.story;

import io.nightcut.wire.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's PgBouncer on loopback, which gives a connection of the server for a transaction only, and to anybody. */
final class PgBouncer implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private static final int CONNECTIONS = 3;

    private final int port;
    private final Process process;

    private PgBouncer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** In front of the server on this port of this machine. */
    static PgBouncer start(Path folder, int server) throws IOException {
        int port = FreePort.any();
        Path settings = folder.resolve("pgbouncer.ini");
        Files.write(
                settings,
                List.of(
                        "[databases]",
                        "* = host=127.0.0.1 user=%s port=%d".formatted(PostgreSqlServer.USER, server),
                        "[pgbouncer]",
                        "listen_addr = 127.0.0.1",
                        "listen_port = " + port,
                        "unix_socket_dir =",
                        "auth_type = any",
                        "pool_mode = transaction",
                        "default_pool_size = " + CONNECTIONS,
                        // The driver sends it at each start.
                        "ignore_startup_parameters = extra_float_digits"));
        // As root it does not run.
        Process process = new ProcessBuilder(PROGRAM.toString(), "--user", "nobody", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        PgBouncer pooler = new PgBouncer(port, process);
        FreePort.awaitServer(process, port);
        return pooler;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
