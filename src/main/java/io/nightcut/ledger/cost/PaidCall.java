package io.nightcut.ledger.cost;

import io.nightcut.ledger.model.Stage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An accepted POST whose job has ended, and what Descript said that it cost.
 *
 * @param mediaSecondsUsed null: Descript said nothing of it, which is none
 * @param aiCreditsUsed likewise
 */
public record PaidCall(
        String jobId,
        String projectName,
        Stage stage,
        @Nullable BigDecimal mediaSecondsUsed,
        @Nullable BigDecimal aiCreditsUsed) {}
