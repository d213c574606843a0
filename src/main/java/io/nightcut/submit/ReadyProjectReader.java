package io.nightcut.submit;

import io.nightcut.budget.Budget;
import io.nightcut.control.RunControl;
import io.nightcut.ledger.model.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the projects that are ready for a stage. Waits while more may become ready, and ends when none can any more, or
 * when the stage may submit nothing more.
 *
 * @param <K> what is queued for a project
 * @param <T> what is read when it is the project's turn
 */
abstract class ReadyProjectReader<K, T> implements ItemReader<T> {

    /** Changes are signalled, but the passing of the deadline is not. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Stage stage;
    private final RunControl run;
    private final Budget budget;
    private final Queue<K> queue = new ArrayDeque<>();

    ReadyProjectReader(Stage stage, RunControl run, Budget budget) {
        this.stage = stage;
        this.run = run;
        this.budget = budget;
    }

    /** The projects that are ready now and have room in the budget, in the order in which they are to be submitted. */
    abstract List<K> ready();

    /** The project that was queued; empty: it is no longer ready. */
    abstract Optional<T> ifStillReady(K queued);

    /** Whether other projects may become ready in this run. */
    abstract boolean moreMayBecomeReady();

    /** Whether some that wait have to see first what becomes of others that are under way. */
    boolean waitsForOthers() {
        return false;
    }

    /** None becomes ready in this run any more. */
    void nothingMoreIsReady() {
        // Nobody has to know.
    }

    @Override
    public @Nullable T read() {
        while (run.maySubmit(stage)) {
            // Asked in this order: what changes after the count was taken ends the wait below at once.
            long seen = run.changes();
            boolean moreMayCome = moreMayBecomeReady();
            if (queue.isEmpty()) {
                queue.addAll(ready());
            }
            if (!queue.isEmpty()) {
                Optional<T> next = nextInQueue();
                if (next.isPresent()) {
                    return next.get();
                }
            } else if (moreMayCome || budget.mayGetRoom(stage) || waitsForOthers()) {
                run.awaitChange(seen, LONGEST_WAIT);
            } else {
                nothingMoreIsReady();
                budget.nothingMoreIsReady(stage);
                return null;
            }
        }
        return null;
    }

    private Optional<T> nextInQueue() {
        Optional<T> next = Optional.empty();
        while (next.isEmpty() && !queue.isEmpty()) {
            next = ifStillReady(queue.remove());
        }
        return next;
    }
}
