package io.nightcut.submit;

import io.nightcut.control.RunControl;
import io.nightcut.ledger.model.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the projects whose turn it is in a stage, waits while more may come, and ends when nothing can come any more.
 *
 * @param <K> what stands in the queue
 * @param <T> what is read when its turn has come, if it still has one
 */
final class ReadyProjectReader<K, T> implements ItemReader<T> {

    /** News comes by itself; the deadline does not. */
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final Stage stage;
    private final RunControl run;
    private final Supplier<List<K>> waiting;
    private final Function<K, Optional<T>> turn;
    private final BooleanSupplier moreMayCome;
    private final Queue<K> next = new ArrayDeque<>();

    ReadyProjectReader(
            Stage stage,
            RunControl run,
            Supplier<List<K>> waiting,
            Function<K, Optional<T>> turn,
            BooleanSupplier moreMayCome) {
        this.stage = stage;
        this.run = run;
        this.waiting = waiting;
        this.turn = turn;
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
            boolean none = next.isEmpty();
            while (!next.isEmpty()) {
                Optional<T> its = turn.apply(next.remove());
                if (its.isPresent()) {
                    return its.get();
                }
            }
            if (none && last) {
                return null;
            }
            if (none) {
                run.awaitNews(soFar, AT_MOST);
            }
        }
        return null;
    }
}
