package io.nightcut.manifest.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lines of a text with their numbers; lines that were read too far can be given back and are read again. */
final class PhysicalLines implements AutoCloseable {

    private final Reader text;
    private final Deque<PhysicalLine> givenBack = new ArrayDeque<>();
    private final char[] buffer = new char[8192];
    private int position;
    private int limit;
    private int number;

    PhysicalLines(Reader text) {
        this.text = text;
    }

    @Nullable
    PhysicalLine next() throws IOException {
        return givenBack.isEmpty() ? readLine() : givenBack.removeFirst();
    }

    /** @param lines in the order in which they were read */
    void giveBack(Collection<PhysicalLine> lines) {
        new ArrayDeque<>(lines).descendingIterator().forEachRemaining(givenBack::addFirst);
    }

    private @Nullable PhysicalLine readLine() throws IOException {
        if (!hasMore()) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        boolean broken = false;
        while (!broken && hasMore()) {
            int end = endOfLine();
            line.append(buffer, position, Math.min(end - position, PhysicalLine.LONGEST + 1 - line.length()));
            position = end;
            if (position < limit) {
                broken = true;
                skipLineBreak();
            }
        }
        number++;
        return new PhysicalLine(number, line.toString());
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private void skipLineBreak() throws IOException {
        boolean carriageReturn = buffer[position++] == '\r';
        if (carriageReturn && hasMore() && buffer[position] == '\n') {
            position++;
        }
    }

    private boolean hasMore() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(text.read(buffer, 0, buffer.length), 0);
        }
        return position < limit;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
