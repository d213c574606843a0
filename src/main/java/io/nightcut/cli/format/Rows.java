package io.nightcut.cli.format;

import java.util.function.Consumer;

/** The elements of a JSON array, which are not all in memory at once. */
@FunctionalInterface
public interface Rows<T> {

    /** Gives each element, in their order. */
    void each(Consumer<T> row);
}
