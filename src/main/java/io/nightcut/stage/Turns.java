package io.nightcut.stage;

import io.nightcut.ledger.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Reads the projects whose turn it is in a stage, waits while more may come, and ends when nothing can come any more. */
final class Turns<T> implements ItemReader<T> {

    /** News comes by itself; the deadline does not. */
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final Stage stage;
    private final CurrentRun run;
    private final Supplier<List<T>> waiting;
    private final BooleanSupplier moreMayCome;
    private final Queue<T> next = new ArrayDeque<>();

    Turns(Stage stage, CurrentRun run, Supplier<List<T>> waiting, BooleanSupplier moreMayCome) {
        this.stage = stage;
        this.run = run;
        this.waiting = waiting;
        this.moreMayCome = moreMayCome;
    }

    @Override
    public @Nullable T read() {
        while (run.maySubmit(stage)) {
            long soFar = run.newsSoFar();
            boolean last = !moreMayCome.getAsBoolean();
            if (next.isEmpty()) {
                next.addAll(waiting.get());
            }
            if (!next.isEmpty()) {
                return next.remove();
            }
            if (last) {
                return null;
            }
            run.awaitNews(soFar, AT_MOST);
        }
        return null;
    }
}
