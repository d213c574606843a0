package io.nightcut.ledger;

import static io.nightcut.ledger.model.Stage.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Reservation;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.SubmissionState;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that is written into the ledger brings a secret back: what is given to it is cleaned there, once more. */
class LedgerSecretsTest extends LedgerFixture {

    private static final String TEXT =
            "no right for dx_bearer_s3cret: https://ann:s3cret@h.example/v.mp4?X-Amz-Signature=s3cret \u001b[31m";

    /** Each transition that takes a text, from a state in which it may come. */
    private static final Map<String, Runnable> TRANSITIONS = Map.ofEntries(
            Map.entry("obstructed", () -> ledger.obstructed("a", IMPORT, TEXT)),
            Map.entry("held", () -> ledger.held("a", IMPORT, Hold.values()[0], TEXT)),
            Map.entry("unanswered", () -> sending(() -> ledger.unanswered("a", IMPORT, TEXT))),
            Map.entry("busy", () -> sending(() -> ledger.busy("a", IMPORT, TEXT))),
            Map.entry("refused", () -> sending(() -> ledger.refused("a", IMPORT, TEXT))),
            Map.entry("undecided", () -> sending(() -> ledger.undecided("a", IMPORT, TEXT))),
            Map.entry("adopted", () -> sending(() -> ledger.adopted("a", IMPORT, job("1"), TEXT))),
            Map.entry(
                    "adoptedWithEdit", () -> sending(() -> ledger.adoptedWithEdit("a", job("1"), TEXT, Instant.EPOCH))),
            Map.entry("settled", () -> running(() -> ledger.settled("a", IMPORT, outcome()))),
            Map.entry("outOfCredit", () -> running(() -> ledger.outOfCredit("a", IMPORT, outcome(), TEXT))));

    private static void running(Runnable then) {
        bring("a", SubmissionState.RUNNING, "1");
        then.run();
    }

    private static void sending(Runnable then) {
        ledger.sending("a", IMPORT, Reservation.NONE);
        then.run();
    }

    private static Outcome outcome() {
        return new Outcome(SubmissionState.FAILED, TEXT, true, null, BigDecimal.ONE, null, TEXT, null, TEXT, TEXT);
    }

    static Stream<String> transitions() {
        return TRANSITIONS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void aTextIsStoredWithoutItsSecrets(String transition) {
        read("night.csv", project("a"));
        TRANSITIONS.get(transition).run();

        assertThat(jdbc.sql("script").query(String.class).list())
                .anyMatch(row -> row.contains("no right for dx_bearer_"))
                .noneMatch(row -> row.contains("s3cret"))
                .noneMatch(row -> row.contains("\u001b"));
    }

    /** A new one has to be added above. */
    @Test
    void allTransitionsThatTakeATextAreTried() {
        assertThat(Stream.of(Ledger.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(LedgerSecretsTest::takesAText)
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(TRANSITIONS.keySet());
    }

    /** The first is the project's key. */
    private static boolean takesAText(Method method) {
        return Stream.of(method.getParameterTypes())
                .skip(1)
                .filter(type -> type != Stage.class && type != RemoteJob.class)
                .anyMatch(type -> type == String.class || type == Outcome.class);
    }
}
