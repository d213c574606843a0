package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private final Draws draws = SandboxSettings.defaults().draws();

    @Test
    void aProjectsDurationsDependOnSeedAndNameAlone() {
        assertThat(SandboxSettings.defaults().draws().importOf("Recap")).isEqualTo(draws.importOf("Recap"));
        assertThat(draws.importOf("Another")).isNotEqualTo(draws.importOf("Recap"));
        assertThat(draws.editOf("Recap")).isNotEqualTo(draws.importOf("Recap"));
        assertThat(SandboxSettings.defaults().withSeed(8).draws().importOf("Recap"))
                .isNotEqualTo(draws.importOf("Recap"));
    }

    @Test
    void editsMayTakeAsLongAsTheirMediaTells() {
        Draws following = SandboxSettings.defaults().withEditsFollowMedia(true).draws();
        List<String> byImport = IntStream.range(0, 50)
                .mapToObj(i -> "Recap " + i)
                .sorted(Comparator.comparing(following::importOf))
                .toList();

        assertThat(byImport).isSortedAccordingTo(Comparator.comparing(following::editOf));
        assertThat(byImport)
                .extracting(following::importOf)
                .isEqualTo(byImport.stream().map(draws::importOf).toList());
    }

    @Test
    void durationsSpreadOverTheirWholeSpan() {
        List<Duration> imports = IntStream.range(0, 500)
                .mapToObj(i -> draws.importOf("Recap " + i))
                .sorted()
                .toList();
        assertThat(imports.get(0)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
        assertThat(imports.get(250)).isBetween(Duration.ofSeconds(140), Duration.ofSeconds(190));
        assertThat(imports.get(499)).isBetween(Duration.ofSeconds(290), Duration.ofSeconds(300));
    }

    @Test
    void noFileIsAsLargeAsAGigabyte() {
        for (int i = 0; i < 500; i++) {
            assertThat(draws.mediaBytesOf("Recap " + i)).isBetween(90_000_000L, 900_000_000L);
        }
    }
}
