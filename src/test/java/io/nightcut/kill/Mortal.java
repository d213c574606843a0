package io.nightcut.kill;

import io.nightcut.NightcutApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;

/** The program as it is, but for the edge at which it is to die, to hang or to be without memory, if {@code -Ddie} and so on names one. */
final class Mortal {

    private static final Collection<byte[]> TAKEN = new ArrayDeque<>(1 << 20);

    private Mortal() {}

    public static void main(String[] args) {
        String edge = System.getProperty(Edge.DIE);
        if (System.getProperty(Edge.HANG) != null) {
            SpringApplication.from(NightcutApplication::main)
                    .with(WithHanging.class)
                    .run(args);
        } else if (System.getProperty(Edge.STOP) != null) {
            SpringApplication.from(NightcutApplication::main)
                    .with(WithStop.class)
                    .run(args);
        } else if (System.getProperty(Edge.EXHAUST) != null) {
            SpringApplication.from(NightcutApplication::main)
                    .with(WithoutMemory.class)
                    .run(args);
        } else if (System.getProperty(Edge.FILL) != null) {
            SpringApplication.from(NightcutApplication::main)
                    .with(WithFullHeap.class)
                    .run(args);
        } else if (edge == null) {
            NightcutApplication.main(args);
        } else if (Edge.of(edge).place().equals("Files")) {
            DeathOfFiles.at(Edge.of(edge));
            NightcutApplication.main(args);
        } else {
            SpringApplication.from(NightcutApplication::main)
                    .with(WithDeath.class)
                    .run(args);
        }
    }

    /** Has no annotation of its own, since the scan for components would find it in every run. */
    static class WithDeath {

        @Bean
        static Death death() {
            return new Death(
                    Edge.of(System.getProperty(Edge.DIE)),
                    () -> Runtime.getRuntime().halt(Child.KILLED));
        }
    }

    /** What a child says when its thread hangs. */
    static final String HANGS = "Hanging";

    static class WithHanging {

        @Bean
        static Death hanging() {
            return new Death(Edge.of(System.getProperty(Edge.HANG)), Mortal::hang);
        }
    }

    private static final AtomicBoolean HAS_STOPPED = new AtomicBoolean();

    /** What a child says before it is stopped. */
    static final String STOPS = "Stopping";

    static class WithStop {

        @Bean
        static Death stopped() {
            return new Death(Edge.of(System.getProperty(Edge.STOP)), Mortal::stop);
        }
    }

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

    static class WithoutMemory {

        @Bean
        static Death exhausted() {
            return new Death(Edge.of(System.getProperty(Edge.EXHAUST)), () -> {
                throw new OutOfMemoryError("Java heap space");
            });
        }
    }

    static class WithFullHeap {

        @Bean
        static Death filled() {
            return new Death(Edge.of(System.getProperty(Edge.FILL)), Mortal::fill);
        }
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
