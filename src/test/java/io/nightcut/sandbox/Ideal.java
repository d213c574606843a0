package io.nightcut.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast a night could be. Pure arithmetic on the durations drawn and the quotas, in Descript's time, of a client that
 * knows everything and to which nothing costs time.
 *
 * @param inOrder imports submitted in the order given, each as early as the quota lets it, each edit as soon as its
 *     import is done and the quota lets it, first done first served
 * @param inAnyOrder no client can be faster, whatever its order
 */
public record Ideal(Duration inOrder, Duration inAnyOrder) {

    /** The time that a project's two jobs take. */
    public record Work(Duration importTakes, Duration editTakes) {}

    public static Ideal of(SandboxSettings settings, List<String> projects) {
        Draws draws = settings.draws();
        List<Work> work = projects.stream()
                .map(name -> new Work(draws.importOf(name), draws.editOf(name)))
                .toList();
        return of(work, settings.imports(), settings.edits());
    }

    static Ideal of(List<Work> work, Quota imports, Quota edits) {
        return work.isEmpty()
                ? new Ideal(Duration.ZERO, Duration.ZERO)
                : new Ideal(inOrder(work, imports, edits), inAnyOrder(work, imports, edits));
    }

    private static Duration inOrder(List<Work> work, Quota imports, Quota edits) {
        List<Duration> submitted = earliest(Collections.nCopies(work.size(), Duration.ZERO), imports);
        List<Imported> imported = new ArrayList<>();
        for (int i = 0; i < work.size(); i++) {
            imported.add(new Imported(
                    submitted.get(i).plus(work.get(i).importTakes()),
                    work.get(i).editTakes()));
        }
        imported.sort(Comparator.comparing(Imported::at));
        List<Duration> edited = earliest(imported.stream().map(Imported::at).toList(), edits);
        Duration end = Duration.ZERO;
        for (int i = 0; i < work.size(); i++) {
            end = longer(end, edited.get(i).plus(imported.get(i).editTakes()));
        }
        return end;
    }

    private record Imported(Duration at, Duration editTakes) {}

    /**
     * Two bounds, the higher of which holds. One forgets the edits' quota: at best the longest project gets the first
     * place in the imports' queue, and so on. The other forgets which import belongs to which edit: the k-th edit
     * starts no sooner than k imports can have ended, and at best the longest edit starts first.
     */
    private static Duration inAnyOrder(List<Work> work, Quota imports, Quota edits) {
        List<Duration> submitted = earliest(Collections.nCopies(work.size(), Duration.ZERO), imports);
        List<Duration> shortestFirst =
                work.stream().map(Work::importTakes).sorted().toList();
        List<Duration> imported = new ArrayList<>();
        for (int i = 0; i < work.size(); i++) {
            imported.add(longer(shortestFirst.get(i), submitted.get(i).plus(shortestFirst.get(0))));
        }
        return longer(
                longestFirst(
                        submitted, work.stream().map(each -> each.importTakes().plus(each.editTakes()))),
                longestFirst(earliest(imported, edits), work.stream().map(Work::editTakes)));
    }

    /** When each may be submitted that is ready at these ascending times and waits for its turn. */
    private static List<Duration> earliest(List<Duration> ready, Quota quota) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < ready.size(); i++) {
            times.add(
                    i < quota.calls()
                            ? ready.get(i)
                            : longer(ready.get(i), times.get(i - quota.calls()).plus(quota.window())));
        }
        return times;
    }

    /** The end when the longest takes the first start, the next longest the second. */
    private static Duration longestFirst(List<Duration> starts, Stream<Duration> lengths) {
        List<Duration> longest = lengths.sorted(Comparator.reverseOrder()).toList();
        Duration end = Duration.ZERO;
        for (int i = 0; i < starts.size(); i++) {
            end = longer(end, starts.get(i).plus(longest.get(i)));
        }
        return end;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
