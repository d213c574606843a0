package io.nightcut.benchmark;

import io.nightcut.benchmark.Program.Ended;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A column of the table, to be filled from top to bottom. */
record BenchmarkColumn(String title, Map<String, String> cells) {

    BenchmarkColumn(String title) {
        this(title, new LinkedHashMap<>());
    }

    void say(String row, String cell) {
        cells.put(row, cell);
    }

    void seconds(String row, Duration duration) {
        say(row, number("%,.1f s", duration.toNanos() / 1e9));
    }

    void ratio(String row, Duration part, Duration whole) {
        say(row, number("%.3f", (double) part.toNanos() / whole.toNanos()));
    }

    void percent(String row, Duration part, Duration whole) {
        say(row, number("%.2f %%", 100.0 * part.toNanos() / whole.toNanos()));
    }

    /** Real time. */
    void steps(StepTimes times) {
        seconds("real: readManifest", times.of("readManifest"));
        seconds("real: openRun", times.of("openRun"));
        seconds("real: the stages, side by side", times.stages());
        seconds("real: writeResults", times.of("writeResults"));
    }

    void resources(Ended ended, MeasuredState state) throws IOException {
        seconds("CPU", ended.cpu());
        say("heap, peak", ended.heap().peak() + " MB");
        say("heap, most that a collection left", ended.heap().live() + " MB");
        say("resident memory, peak", ended.peakMegabytes() + " MB");
        say("state", number("%.1f MB", state.bytes() / 1e6));
    }

    static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
