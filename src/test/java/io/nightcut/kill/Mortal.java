package io.nightcut.kill;

import io.nightcut.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** The program as it is, but for the edge at which it is to die, to hang or to be without memory, if {@code -Ddie} and so on names one. */
final class Mortal {

    private static final Collection<byte[]> TAKEN = new ArrayDeque<>(1 << 20);

    private Mortal() {}

    public static void main(String[] args) {
        String edge = System.getProperty(Edge.DIE);
        if (edge != null && Edge.of(edge).place().equals("Files")) {
            DeathOfFiles.at(Edge.of(edge));
            Main.main(args);
        } else if (edge != null) {
            main(args, edge, () -> Runtime.getRuntime().halt(Child.KILLED));
        } else if (System.getProperty(Edge.HANG) != null) {
            main(args, System.getProperty(Edge.HANG), Mortal::hang);
        } else if (System.getProperty(Edge.STOP) != null) {
            main(args, System.getProperty(Edge.STOP), Mortal::stop);
        } else if (System.getProperty(Edge.EXHAUST) != null) {
            main(args, System.getProperty(Edge.EXHAUST), Mortal::exhaust);
        } else if (System.getProperty(Edge.FILL) != null) {
            main(args, System.getProperty(Edge.FILL), Mortal::fill);
        } else {
            Main.main(args);
        }
    }

    private static void main(String[] args, String edge, Runnable end) {
        ApplicationContextInitializer<GenericApplicationContext> withDeath =
                context -> context.registerBean(Death.class, () -> new Death(Edge.of(edge), end));
        SpringApplication.withHook(
                application -> {
                    application.addInitializers(withDeath);
                    return null;
                },
                () -> Main.main(args));
    }

    /** What a child says when its thread hangs. */
    static final String HANGS = "Hanging";

    private static final AtomicBoolean HAS_STOPPED = new AtomicBoolean();

    /** What a child says before it is stopped. */
    static final String STOPS = "Stopping";

    private static void stop() {
        if (HAS_STOPPED.getAndSet(true)) {
            return;
        }
        System.out.println(STOPS);
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void exhaust() {
        throw new OutOfMemoryError("Java heap space");
    }

    /** What has no end takes what there is, in ever smaller pieces, and keeps it. */
    private static void fill() {
        for (int size = 1 << 20; size >= 16; size /= 2) {
            try {
                while (true) {
                    TAKEN.add(new byte[size]);
                }
            } catch (OutOfMemoryError e) {
                // Smaller pieces may still fit.
            }
        }
    }

    private static void hang() {
        System.out.println(HANGS);
        while (true) {
            LockSupport.park();
        }
    }
}
