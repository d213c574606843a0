package io.nightcut.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.WaitingImport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ten imports a minute, from midnight on. */
class ImportOrderTest {

    private static final Instruction SHORTER = new Instruction("shorter", "");

    private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void aManifestThatTellsNothingKeepsItsOrder() {
        assertThat(order(unknown("c"), unknown("a"), unknown("b"))).containsExactly("c", "a", "b");
    }

    @Test
    void theLongestAndTheShortestGoInTurn() {
        assertThat(order(sized("b", 200), sized("e", 500), sized("a", 100), sized("d", 400), sized("c", 300)))
                .containsExactly("e", "a", "d", "b", "c");
    }

    @Test
    void whatIsNotKnownIsMiddling() {
        assertThat(order(unknown("x"), sized("a", 100), sized("c", 300), sized("b", 200), unknown("y")))
                .containsExactly("c", "a", "x", "y", "b");
    }

    @Test
    void whatTheSameMediaUsedBeforeIsHeldAgainstTheSizesOfTheOthers() {
        WaitingImport both = new WaitingImport("both", SHORTER, false, 1_000L, BigDecimal.valueOf(100), null, false);
        WaitingImport before = new WaitingImport("before", SHORTER, false, null, BigDecimal.valueOf(300), null, false);

        assertThat(order(both, before, sized("largest", 4_000))).containsExactly("largest", "both", "before");
    }

    @Test
    void linksThatEndWithinTwelveHoursOfTheirTurnGoFirstTheEarliestBeforeAll() {
        WaitingImport tonight = ending("tonight", Duration.ofHours(2));
        WaitingImport soon = ending("soon", Duration.ofHours(1));
        WaitingImport later = ending("later", Duration.ofHours(13));

        assertThat(order(sized("a", 1), tonight, later, soon)).startsWith("soon", "tonight");
        assertThat(LinkExpiry.isSoonAfter(MIDNIGHT, later.expires())).isFalse();
    }

    @Test
    void theTurnOfTheLastOfALongNightIsManyHoursAway() {
        List<WaitingImport> many = Stream.concat(
                        Stream.generate(() -> unknown("a")).limit(1_000), Stream.of(ending("z", Duration.ofHours(13))))
                .toList();

        assertThat(keys(many)).startsWith("z");
    }

    @Test
    void whatFailedOnAnEarlierNightComesAfterWhatIsNewEvenIfItsLinkExpiresSoon() {
        WaitingImport failed = new WaitingImport("failed", SHORTER, false, 900L, null, null, true);
        WaitingImport failedAndSoon =
                new WaitingImport("soon", SHORTER, false, null, null, MIDNIGHT.plus(Duration.ofHours(1)), true);

        assertThat(order(failed, failedAndSoon, sized("a", 1), sized("b", 2)))
                .containsExactly("b", "a", "soon", "failed");
    }

    private static List<String> order(WaitingImport... waiting) {
        return keys(List.of(waiting));
    }

    private static List<String> keys(List<WaitingImport> waiting) {
        return ImportOrder.of(waiting, MIDNIGHT, imports -> Duration.ofMinutes(imports / 10)).stream()
                .map(WaitingImport::key)
                .toList();
    }

    private static WaitingImport unknown(String key) {
        return new WaitingImport(key, SHORTER, false, null, null, null, false);
    }

    private static WaitingImport sized(String key, long bytes) {
        return new WaitingImport(key, SHORTER, false, bytes, null, null, false);
    }

    private static WaitingImport ending(String key, Duration after) {
        return new WaitingImport(key, SHORTER, false, null, null, MIDNIGHT.plus(after), false);
    }
}
