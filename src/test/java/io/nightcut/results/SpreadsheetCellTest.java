package io.nightcut.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import io.nightcut.text.NastyTexts;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One way out for tables: no cell is a formula, whatever separates the cells where the file is opened. */
class SpreadsheetCellTest {

    /** By how a spreadsheet looks at a cell: blanks, quotes and what cannot be seen are left out first. */
    private static final Pattern FORMULA = Pattern.compile(
            "[\\s\"\\p{Cc}\\p{Cf}\\p{Z}\\p{Mn}]*[=+@\\-\u2212\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b].*",
            Pattern.DOTALL);

    static Stream<String> texts() {
        return NastyTexts.stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noCellIsAFormulaWithAnySeparator(String text) throws IOException, CsvException {
        String csv = csv("first", SpreadsheetCell.of(text), "last");

        assertThat(cells(csv))
                .hasSize(1)
                .first()
                .satisfies(cells -> assertThat(cells)
                        .hasSize(3)
                        .noneMatch(cell -> FORMULA.matcher(cell).matches()));
        for (String separator : List.of(";", "\\|", "\t", "\n")) {
            assertThat(csv.split(separator))
                    .as("between " + separator)
                    .noneMatch(cell -> FORMULA.matcher(cell).matches());
        }
        assertThat(NastyTexts.harmfulIn(csv, "\n")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aCellIsReadAsItWasWritten(String text) throws IOException, CsvException {
        String cell = SpreadsheetCell.of(text);

        assertThat(cells(csv("first", cell, "last"))).containsExactly(new String[] {"first", cell, "last"});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            =1+1|'=1+1
             =1|' =1
            ＝1|'＝1
            a;=1|a;'=1
            a; -b|a;' -b
            a - b|a - b
            2026-11-26|2026-11-26
            me@home.example|me@home.example
            '=1|'=1
            """)
    void anApostropheStandsWhereAFormulaCouldBeginAndNowhereElse(String text, String cell) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo(cell);
    }

    private static String csv(String... cells) throws IOException {
        StringWriter file = new StringWriter();
        try (ICSVWriter csv = new CSVWriterBuilder(file).build()) {
            csv.writeNext(cells, true);
        }
        return file.toString();
    }

    private static List<String[]> cells(String csv) throws IOException, CsvException {
        return new CSVReaderBuilder(new StringReader(csv))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()
                .readAll();
    }
}
