package io.nightcut.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class ManifestReadingTest {

    private final ExecutionContext run = new ExecutionContext();

    @Test
    void itIsFoundInTheRunIntoWhichItWasPut() {
        ManifestReading reading = new ManifestReading(7, "d1ge5t");
        reading.putInto(run);

        assertThat(ManifestReading.in(run)).contains(reading);
    }

    @Test
    void aRunThatIsResumedForgetsTheReadingOfTheOneBefore() {
        new ManifestReading(7, "d1ge5t").putInto(run);
        ManifestReading.removeFrom(run);

        assertThat(ManifestReading.in(run)).isEmpty();
        assertThat(run.isEmpty()).isTrue();
    }
}
