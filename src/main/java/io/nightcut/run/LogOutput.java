package io.nightcut.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Standard output while a run goes on. Writing to it never waits for whoever reads it: a run must not stand still since a
 * pipe is full. What nobody reads in time is left out.
 */
public final class LogOutput extends PrintStream {

    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(2);

    private final PrintStream target;
    private final Queue queue;

    private LogOutput(PrintStream target, Queue queue) {
        super(queue, true, Terminal.charset());
        this.target = target;
        this.queue = queue;
    }

    /** Takes the place of standard output until it is closed. */
    public static LogOutput begin() {
        PrintStream target = System.out;
        LogOutput output = new LogOutput(target, new Queue(target));
        System.setOut(output);
        return output;
    }

    /** Returns when all is written, or when nobody reads it (false). */
    public boolean awaitWritten() {
        return queue.awaitWritten(LONGEST_STANDSTILL);
    }

    @Override
    public void close() {
        if (awaitWritten()) {
            System.setOut(target);
        }
        queue.close();
    }

    /** What is not written yet, and the thread that writes it. */
    private static final class Queue extends OutputStream {

        private static final int MOST_BYTES = 1 << 20;

        private final PrintStream target;
        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        private int leftOut;
        private long written;
        private boolean isWriting;
        private boolean isClosed;

        Queue(PrintStream target) {
            this.target = target;
            Thread writer = new Thread(this::writeAll, "log-output");
            writer.setDaemon(true);
            writer.start();
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (waiting.size() + length > MOST_BYTES) {
                leftOut++;
                return;
            }
            waiting.write(bytes, offset, length);
            notifyAll();
        }

        private void writeAll() {
            try {
                for (byte[] next = next(); next.length > 0; next = next()) {
                    target.write(next, 0, next.length);
                    target.flush();
                    haveWritten();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits for something to write; nothing: it is closed. */
        private synchronized byte[] next() throws InterruptedException {
            while (waiting.size() == 0 && !isClosed) {
                wait();
            }
            byte[] next = waiting.toByteArray();
            waiting.reset();
            isWriting = next.length > 0;
            if (leftOut > 0) {
                byte[] told = "(%d lines of the log were left out, since nobody read them)%n"
                        .formatted(leftOut)
                        .getBytes(StandardCharsets.US_ASCII);
                waiting.write(told, 0, told.length);
                leftOut = 0;
            }
            return next;
        }

        private synchronized void haveWritten() {
            isWriting = false;
            written++;
            notifyAll();
        }

        synchronized boolean awaitWritten(Duration standstill) {
            long before = written;
            long end = System.nanoTime() + standstill.toNanos();
            try {
                while ((isWriting || waiting.size() > 0) && end - System.nanoTime() > 0) {
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(end - System.nanoTime(), 1));
                    if (written != before) {
                        before = written;
                        end = System.nanoTime() + standstill.toNanos();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return !isWriting && waiting.size() == 0;
        }

        @Override
        public synchronized void close() {
            isClosed = true;
            notifyAll();
        }
    }
}
