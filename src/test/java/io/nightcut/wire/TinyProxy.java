package io.nightcut.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's tinyproxy on loopback, which wants a user name and password. */
final class TinyProxy implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/bin/tinyproxy");

    private final Path folder;
    private final int port;
    private Process process;

    TinyProxy(Path folder) throws IOException {
        this.folder = folder;
        this.port = FreePort.any();
    }

    /** With this password from now on; connections that are open end. */
    TinyProxy start(String user, String password) throws IOException {
        close();
        Path settings = folder.resolve("tinyproxy.conf");
        Files.write(
                settings,
                List.of(
                        "Port " + port,
                        "Listen 127.0.0.1",
                        "Timeout 60",
                        "LogFile \"" + log() + "\"",
                        "LogLevel Info",
                        "MaxClients 50",
                        "BasicAuth " + user + " " + password));
        process = new ProcessBuilder(PROGRAM.toString(), "-d", "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        FreePort.awaitServer(process, port);
        return this;
    }

    String url(String user, String password) {
        return "http://" + user + ":" + password + "@127.0.0.1:" + port;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** How many tunnels were asked of it. */
    long tunnels() throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.filter(line -> line.contains("CONNECT ")).count();
        }
    }

    private Path log() {
        return folder.resolve("tinyproxy.log");
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
