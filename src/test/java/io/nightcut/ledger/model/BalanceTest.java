package io.nightcut.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Descript says of what is left. */
class BalanceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Not enough credits (100 credits required, 25 available)                | credits | 100    | 25
            Insufficient AI credits: 1,200.5 AI credits are needed, only 3.25 left | credits | 1200.5 | 3.25
            90 media minutes required but 0 media minutes available                | minutes | 90     | 0
            1 credit required, 0 credits remaining                                 | credits | 1      | 0
            """)
    void whatIsRequiredAndWhatIsLeft(String message, String unit, BigDecimal required, BigDecimal available) {
        assertThat(Balance.in(message, Stage.EDIT, Instant.EPOCH))
                .contains(new Balance(Stage.EDIT, unit, required, available, Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not enough credits",
                "100 required, 25 available",
                "100 credits required",
                "100 credits required by 2026, see 25 pages available",
                "99999999999999999999 credits required, 1e9 available"
            })
    void noNumbersThatSayIt(String message) {
        assertThat(Balance.in(message, Stage.EDIT, Instant.EPOCH)).isEmpty();
        assertThat(Balance.in("1 credits required ".repeat(100_000), Stage.EDIT, Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void aNumberWithMoreDigitsThanTheLedgerStoresIsCut() {
        assertThat(Balance.in("1" + ",000".repeat(50) + " credits required, 25 available", Stage.EDIT, Instant.EPOCH))
                .hasValueSatisfying(
                        balance -> assertThat(balance.required().precision()).isLessThan(24));
    }
}
