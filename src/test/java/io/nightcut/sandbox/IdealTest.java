package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Ideal.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hand-computed nights. */
class IdealTest {

    private static final Quota TEN = Quota.perMinute(10);
    private static final Quota ONE = Quota.perMinute(1);

    @Test
    void aNightOfNothingTakesNoTime() {
        assertThat(Ideal.of(List.of(), TEN, TEN)).isEqualTo(new Ideal(seconds(0), seconds(0)));
    }

    @Test
    void oneProjectTakesItsImportAndItsEdit() {
        assertThat(Ideal.of(List.of(work(100, 60)), TEN, TEN)).isEqualTo(new Ideal(seconds(160), seconds(160)));
    }

    @Test
    void theEleventhImportWaitsForTheNextMinute() {
        List<Work> eleven = Collections.nCopies(11, work(30, 40));
        assertThat(Ideal.of(eleven, TEN, TEN)).isEqualTo(new Ideal(seconds(130), seconds(130)));
    }

    @Test
    void editsThatBecomeReadyTogetherWaitForTheirQuota() {
        // Both imports end at 30; the second edit starts at 90.
        List<Work> two = Collections.nCopies(2, work(30, 40));
        assertThat(Ideal.of(two, TEN, ONE)).isEqualTo(new Ideal(seconds(130), seconds(130)));
    }

    @Test
    void theFirstImportDoneIsEditedFirst() {
        // Imports end at 50 and 30; edits start at 90 (the 10 s one) and 30 (the 20 s one).
        List<Work> two = List.of(work(50, 10), work(30, 20));
        assertThat(Ideal.of(two, TEN, ONE).inOrder()).isEqualTo(seconds(100));
    }

    @Test
    void anotherOrderMayBeFasterAndTheBoundKnowsIt() {
        // In order: the long one is submitted at 60 and ends at 60 + 300. At best it goes first: 300.
        List<Work> shortFirst = List.of(work(30, 30), work(200, 100));
        assertThat(Ideal.of(shortFirst, ONE, TEN)).isEqualTo(new Ideal(seconds(360), seconds(300)));
    }

    @Test
    void theBoundKnowsThatEditsCannotAllStartAtOnce() {
        // Three imports end at 30; three edits of 100 s start at 30, 90, 150.
        assertThat(Ideal.of(Collections.nCopies(3, work(30, 100)), TEN, ONE).inAnyOrder())
                .isEqualTo(seconds(250));
    }

    @Test
    void noOrderBeatsTheBound() {
        SandboxSettings settings =
                SandboxSettings.defaults().withImports(Quota.perMinute(2)).withEdits(ONE);
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g"));
        Duration bound = Ideal.of(settings, names).inAnyOrder();
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(names, new Random(i));
            assertThat(Ideal.of(settings, names).inOrder()).isGreaterThanOrEqualTo(bound);
        }
    }

    private static Work work(long importSeconds, long editSeconds) {
        return new Work(seconds(importSeconds), seconds(editSeconds));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
