package io.nightcut.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.budget.Cap.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Wish IMPORT = Wish.ofImport("key", number(600), number(10));
    private static final Wish EDIT = Wish.ofEdit("key", number(14), null);
    private static final Wish PROMISED = Wish.ofEdit("key", number(14), number(10));

    @Test
    void anImportTakesRoomForItsEdit() {
        assertThat(credits(85, 5).refusing(IMPORT)).isEmpty();
        assertThat(credits(85, 6).refusing(IMPORT)).isPresent();
    }

    @Test
    void whatIsReservedMayGiveRoomAndWhatIsUsedNever() {
        assertThat(credits(86, 5).mayGetRoom(EDIT)).isTrue();
        assertThat(credits(87, 0).mayGetRoom(EDIT)).isFalse();
    }

    @Test
    void whatWasPromisedHasRoomAlwaysAndMoreOnlyAsFarAsThereIsSome() {
        Standing full = credits(90, 10);
        Standing nearlyFull = credits(87, 10);

        assertThat(full.refusing(PROMISED)).isEmpty();
        assertThat(PROMISED.within(full.creditsLeft(), 1).aiCredits()).isEqualByComparingTo("10");
        assertThat(PROMISED.within(nearlyFull.creditsLeft(), 1).aiCredits()).isEqualByComparingTo("13");
        assertThat(PROMISED.within(null, 1).aiCredits()).isEqualByComparingTo("14");
    }

    @Test
    void theNextWishFindsWhatTheFirstHasTaken() {
        assertThat(credits(80, 0).with(IMPORT).refusing(IMPORT)).isEmpty();
        assertThat(credits(80, 0).with(IMPORT).with(IMPORT).refusing(IMPORT)).isPresent();
    }

    @Test
    void aReachedCapSaysHowMuchOfItIsUsedAndReserved() {
        Cap cap =
                new Cap(Kind.MINUTES, " for the month from 2026-11-03", number(500), number(497.42), number(2), "Wait");

        assertThat(cap.reached())
                .isEqualTo(
                        "media minute cap of 500 for the month from 2026-11-03 reached (497.4 used, 2 reserved). Wait");
    }

    private static Standing credits(double used, double reserved) {
        return new Standing(
                List.of(new Cap(Kind.CREDITS, "", number(100), number(used), number(reserved), "Wait")), 1, 0);
    }

    private static BigDecimal number(double number) {
        return BigDecimal.valueOf(number);
    }
}
