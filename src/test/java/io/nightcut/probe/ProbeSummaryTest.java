package io.nightcut.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Media;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbeSummaryTest {

    private final ProbeSummary summary = new ProbeSummary();

    @Test
    void itCountsFilesAndProblemsAndAddsUpTheSizes() {
        add(1_234_000_000L, null);
        add(1_000_000L, "the link needs a login");

        assertThat(summary).hasToString("1 of 2 files can be downloaded, 1.24 GB in total");
        assertThat(summary.wrong()).isOne();
    }

    @Test
    void itSaysOfHowManyTheSizeIsUnknown() {
        add(null, null);

        assertThat(summary).hasToString("1 of 1 files can be downloaded, 0.00 GB in total; size unknown for 1");
    }

    private void add(@Nullable Long size, @Nullable String problem) {
        summary.add(new ProbeAnswer("key", new Media("v.mp4", "https://a.example/v.mp4", null), size, null, problem));
    }
}
