package io.nightcut.manifest.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.manifest.ManifestLineProcessor;
import io.nightcut.manifest.ProjectSettings;
import io.nightcut.manifest.ValidatedLine;
import io.nightcut.manifest.link.LocalFolders;
import io.nightcut.manifest.link.MediaSettings;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestRefusalTest {

    private final ManifestLineProcessor processor = new ManifestLineProcessor(
            new ProjectSettings("Cut.", null, null, null, TeamAccess.EDIT),
            LocalFolders.of(Path.of("night.csv"), MediaSettings.MANIFEST_FOLDER),
            Map.of());

    private static final String A = "https://example.com/a.mp4";

    @TempDir
    Path folder;

    static Stream<Arguments> noManifests() {
        String empty =
                "Manifest a.csv is empty. Write a header \"name,url\" and a line for each video, or use --allow-empty if there is nothing to do.";
        String notText =
                "Manifest a.csv is not a text file. Open it in your spreadsheet program, save it as \"CSV UTF-8\" and use that file.";
        String excel =
                "Manifest a.csv is an Excel workbook or an archive, not a CSV file. Open it in your spreadsheet program, save it as \"CSV UTF-8\" and use that file.";
        return Stream.of(
                arguments("", empty),
                arguments("\ufeff", empty),
                arguments("\n \n,,\n", empty),
                arguments("sep=;\n", empty),
                arguments("PK\u0003\u0004 a workbook", excel),
                arguments("name,url\nOne\0," + A, notText),
                arguments(
                        "One,%s?sig=secret\n".formatted(A),
                        "Manifest a.csv, line 1: the header is missing. Put a line \"name,url\" above the first video."),
                arguments(
                        "\nname,when\nOne,today",
                        "Manifest a.csv, line 2: the header has no column \"url\", only \"name\", \"when\". Name the columns like \"name,url\"."),
                arguments(
                        "link\n" + A,
                        "Manifest a.csv, line 1: the header has no column \"name\", only \"link\". Name the columns like \"name,url\"."),
                arguments(
                        "a,b,c,d,e,f,g,h,i",
                        "Manifest a.csv, line 1: the header has neither \"name\" nor \"url\", only \"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\" …. Name the columns like \"name,url\"."),
                arguments(
                        "title,project,url",
                        "Manifest a.csv, line 1: columns \"title\", \"project\" could all be the name. Name one of them \"name\" and rename the others."),
                arguments(
                        "name,url,URL",
                        "Manifest a.csv, line 1: columns \"url\", \"URL\" could all be the url. Name one of them \"url\" and rename the others."),
                arguments(
                        "\"name,url\nOne," + A,
                        "Manifest a.csv, line 1: the quote that opens in cell 1 is not closed. Put a \" at the end of the cell and write \"\" for each \" inside it."),
                arguments(
                        "<!DOCTYPE html>\n<html>",
                        "Manifest a.csv, line 1: the header has neither \"name\" nor \"url\", only \"<!DOCTYPE html>\". Name the columns like \"name,url\"."));
    }

    @ParameterizedTest
    @MethodSource("noManifests")
    void refusesWhatIsNoManifestWithOneLine(String manifest, String message) {
        assertThatThrownBy(() -> read(manifest))
                .isInstanceOf(ManifestException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAFileThatIsNotThereOrADirectory() {
        Path missing = folder.resolve("gone.csv");

        assertThatThrownBy(() -> ManifestReader.open(missing))
                .isInstanceOf(ManifestException.class)
                .hasMessage("Manifest %s does not exist. Check the path (full path: %s).".formatted(missing, missing));
        assertThatThrownBy(() -> ManifestReader.open(folder))
                .isInstanceOf(ManifestException.class)
                .hasMessage("Manifest %s is a directory. Give the CSV file in it.".formatted(folder));
    }

    static Stream<Arguments> badLines() {
        String openQuote =
                "the quote that opens in cell %d is not closed. Put a \" at the end of the cell and write \"\" for each \" inside it.";
        return Stream.of(
                arguments("\"One," + A, List.of(openQuote.formatted(1))),
                arguments("One,\"" + A, List.of(openQuote.formatted(2))),
                arguments("\"One\" and more,%s".formatted(A), List.of(openQuote.formatted(1))),
                arguments(
                        "One, two,%s".formatted(A),
                        List.of(
                                "the line has 3 cells, but the header has 2 columns. Put cells that contain the separator in quotes.")),
                arguments(
                        "x".repeat(100_001),
                        List.of("the line is longer than 100000 characters. Split or shorten it.")),
                arguments("," + A, List.of("the name is empty. Give the project a name.")),
                arguments("One", List.of("the url is empty. Give a link that begins with https://.")),
                arguments(
                        "\"\n\",never mind",
                        List.of(
                                "the name is empty. Give the project a name.",
                                "the url \"never mind\" is not a link. It must begin with https:// or http://.")),
                arguments(
                        "%s,%s".formatted("x".repeat(256), A),
                        List.of("the name has 256 characters. Shorten it to 255.")),
                arguments(
                        "One,\"https://example.com/\na.mp4\"",
                        List.of("the url contains a line break or a tab. Copy the link again.")),
                arguments(
                        "One,%s %s".formatted(A, A),
                        List.of(
                                "the url cell has 2 links. Write one line for each, with the same name, and use --group to make one project of them.")));
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void saysWhatIsWrongWithALineAndReadsTheOthers(String bad, List<String> problems) {
        List<ManifestLine> lines = read("name,url\nBefore,%s\n%s\nAfter,\"%s\"\nLast,%s".formatted(A, bad, A, A));

        assertThat(lines)
                .filteredOn(line -> line.number() == 3)
                .singleElement()
                .satisfies(line -> assertThat(ValidatedLine.of(line).problems()).isEqualTo(problems));
        assertThat(lines)
                .filteredOn(line -> line.number() != 3)
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(ValidatedLine.of(line).problems()).isEmpty());
        assertThat(lines).extracting(ManifestLine::name).contains("Before", "After", "Last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,url\n\"One,%1$s\nTwo,%1$s\nThree,%1$s\"\nFour,%1$s",
                "name,url\n\"One,%1$s\nTwo,%1$s\nThree\",%1$s\nFour,%1$s",
                "name,url\n\"One\nTwo,www.a.io/b.mp4\nThree,www.a.io/b.mp4\"\nFour,%1$s",
                "name,url,prompt\nOne,%1$s,\"Cut\nTwo,%1$s,Cut\nThree,%1$s,Cut\"\nFour,%1$s,Cut",
                "url,name\n\"%1$s,One\n%1$s,Two\n%1$s\",Three\n%1$s,Four",
                "name,url\n\"One,a.mp4\nTwo,b/b.MOV\nThree\",c.mp3\nFour,d.mp4",
            })
    void doesNotTakeAForgottenQuoteForALongCell(String manifest) {
        List<ManifestLine> lines = read(manifest.formatted(A));

        assertThat(lines).extracting(ManifestLine::number).containsExactly(2, 3, 4, 5);
        assertThat(lines.get(0).problem()).contains("the quote that opens in cell", "is not closed");
        assertThat(lines).extracting(ManifestLine::name).contains("Two", "Four");
    }

    @Test
    void hintsNeverKeepALineOut() {
        assertThat(read("name,url,language,folder,team_access,size\nOne,%s,Klingon,Nightly,write to all,large"
                        .formatted(A)))
                .singleElement()
                .satisfies(line -> assertThat(processor.process(line).problem()).isNull());
    }

    @Test
    void aFolderNeedsAnAccessAlsoWhereTheNameIsWrong() {
        String problem = "a folder needs a team_access other than none. Write edit, comment or view.";

        assertThat(read("name,url,folder,team_access\nOne,%s,Nightly,NONE\n,%s,Nightly,none".formatted(A, A)))
                .extracting(line -> processor.process(line).problem())
                .containsExactly(problem, "the name is empty. Give the project a name. " + problem);
    }

    @Test
    void findsNothingWrongWithAGoodLine() {
        assertThat(read("name,url,language,folder,team_access,size\n=Каф 🎬,%s,EN,Nightly,View,999999999".formatted(A)))
                .singleElement()
                .satisfies(line -> assertThat(ValidatedLine.of(line).problems()).isEmpty());
    }

    @Test
    void neverShowsTheQueryOfALink() {
        ManifestLine line = new ManifestLine(
                7, "One", "https://ann:pw@example.com/a.mp4?sig=secret#x", null, null, null, null, null);

        assertThat(line).hasToString("Line 7 \"One\" https://example.com/a.mp4");
    }

    private static List<ManifestLine> read(String manifest) {
        try (ManifestReader reader =
                ManifestReader.of(new ByteArrayInputStream(manifest.getBytes(UTF_8)), "Manifest a.csv")) {
            reader.refuseEmpty();
            List<ManifestLine> lines = new ArrayList<>();
            for (ManifestLine line = reader.read(); line != null; line = reader.read()) {
                lines.add(line);
            }
            return lines;
        }
    }
}
