package io.nightcut.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import io.nightcut.text.NastyTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LibreOffice, where it is installed, finds no formula in the results, whichever separator it is told. */
@Timeout(180)
class LibreOfficeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"44", "59", "9", "124"})
    void noCellBecomesAFormula(int separator) throws IOException, InterruptedException {
        assumeThat(isInstalled()).as("needs LibreOffice").isTrue();
        Path csv = folder.resolve("results.csv");
        try (ICSVWriter file = new CSVWriterBuilder(Files.newBufferedWriter(csv)).build()) {
            for (String text : NastyTexts.all()) {
                file.writeNext(new String[] {"Recap", SpreadsheetCell.of(text), "edited"}, true);
            }
        }
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=file://" + folder.resolve("profile"),
                        "--headless",
                        "--infilter=Text - txt - csv (StarCalc):%d,34,76,1".formatted(separator),
                        "--convert-to",
                        "fods",
                        "--outdir",
                        folder.toString(),
                        csv.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(office.waitFor(150, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(folder.resolve("results.fods")))
                .contains("Recap")
                .doesNotContain("table:formula");
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "soffice")));
    }
}
