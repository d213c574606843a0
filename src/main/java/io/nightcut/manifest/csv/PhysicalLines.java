package io.nightcut.manifest.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lines of a text with their numbers; lines that were read too far can be given back. */
final class PhysicalLines implements AutoCloseable {

    /** What is longer than this is no line that a person wrote, and is cut so that memory stays flat. */
    static final int LONGEST = 100_000;

    /** A line of the text without its line break. */
    record Line(int number, String text) {

        boolean isCut() {
            return text.length() > LONGEST;
        }
    }

    private final Reader text;
    private final Deque<Line> givenBack = new ArrayDeque<>();
    private final char[] buffer = new char[8192];
    private int position;
    private int limit;
    private int number;

    PhysicalLines(Reader text) {
        this.text = text;
    }

    @Nullable
    Line next() throws IOException {
        return givenBack.isEmpty() ? readLine() : givenBack.removeFirst();
    }

    /** Lets the lines, which are in their order, be read again. */
    void giveBack(Collection<Line> lines) {
        new ArrayDeque<>(lines).descendingIterator().forEachRemaining(givenBack::addFirst);
    }

    private @Nullable Line readLine() throws IOException {
        if (!hasMore()) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        boolean broken = false;
        while (!broken && hasMore()) {
            int end = endOfLine();
            line.append(buffer, position, Math.min(end - position, LONGEST + 1 - line.length()));
            position = end;
            if (position < limit) {
                broken = true;
                skipLineBreak();
            }
        }
        number++;
        return new Line(number, line.toString());
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
