package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.text.NastyTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A night in which the agent, Descript and the manifest say what they should not. */
class NastyNightTest extends NightFixture {

    private static final int EVERY = 12;

    @Test
    void nothingThatOthersSaySteersTheTerminalForgesALineOrBecomesAFormula() throws IOException {
        List<String> all = NastyTexts.all();
        List<String> texts = IntStream.iterate(0, i -> i < all.size(), i -> i + EVERY)
                .mapToObj(all::get)
                // A file with these is no text file, and refused.
                .filter(text -> text.indexOf('\0') < 0
                        && StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .toList();
        String[] lines = new String[texts.size() * 2];
        for (int i = 0; i < texts.size(); i++) {
            sandbox.order(
                    Fault.fate(Call.AGENT, Fate.QUESTION).saying(texts.get(i)).on("Asked " + i + "x"));
            sandbox.order(
                    Fault.fate(Call.IMPORT, Fate.ERROR).saying(texts.get(i)).on("Failed " + i + "x"));
            lines[i * 2] = cell("Asked " + i + "x " + texts.get(i)) + "," + url("asked" + i);
            lines[i * 2 + 1] = cell("Failed " + i + "x " + texts.get(i)) + "," + url("failed" + i);
        }
        Ended night = nightcut.run(manifest(lines));
        Ended check = nightcut.say("check", folder.resolve("night.csv").toString());
        Ended audit = nightcut.say("audit", folder.resolve("night.csv").toString());

        for (String said : List.of(night.said(), check.said(), audit.said())) {
            assertThat(NastyTexts.harmfulIn(said, "\t" + System.lineSeparator()))
                    .isEmpty();
        }
        assertThat(night.out().lines()).allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d .*"));
        assertThat(night.out().lines().filter(line -> line.matches("\\S+ \\S+ INFO +100 edited of 100.*")))
                .isEmpty();
        assertThat(night.results()).as(night.said()).hasSize(lines.length);
        assertThat(NastyTexts.harmfulIn(ResultLine.text(folder.resolve("results/night-results.csv")), "\n"))
                .isEmpty();
        assertThat(night.results().stream().flatMap(line -> line.cells().values().stream()))
                .noneMatch(cell -> cell.matches("(?s)[\\s\"]*[=+@\\-\uff1d\uff0b\uff0d\uff20].*"));
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
