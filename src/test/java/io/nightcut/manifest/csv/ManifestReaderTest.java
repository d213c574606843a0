package io.nightcut.manifest.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    private static final String A = "https://example.com/a.mp4";

    @TempDir
    Path folder;

    private List<String> notes = List.of();

    @Test
    void readsEveryColumnInAnyOrderAndCase() {
        List<ManifestLine> lines = read("""
                Size;TEAM_ACCESS;Folder;Language;Prompt;URL;Name
                734 003 200;edit;Nightly/2026;de;Cut the silence;%s;Weekly
                """.formatted(A));

        assertThat(lines)
                .containsExactly(new ManifestLine(
                        2, "Weekly", A, "Cut the silence", "de", "Nightly/2026", "edit", 734_003_200L));
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheSeparatorByItself(String separator) {
        String manifest = "\"name\",\"url\",prompt\n\"One\",%s,\"cut, trim; and\ttidy\"\n".formatted(A);
        String prompt = "cut, trim; and\ttidy";

        List<ManifestLine> lines = read(manifest.replace("name\",", "name\"" + separator)
                .replace("url\",", "url\"" + separator)
                .replace("One\",", "One\"" + separator)
                .replace(A + ",", A + separator));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("One");
            assertThat(line.url()).isEqualTo(A);
            assertThat(line.prompt()).isEqualTo(prompt);
        });
    }

    @Test
    void followsExcelsOwnLineAboutTheSeparator() {
        List<ManifestLine> lines = read("sep=;\r\nname;url\r\nOne, two;" + A + "\r\n");

        assertThat(lines).containsExactly(line(3, "One, two", A));
    }

    @Test
    void saysWhichColumnItTookForWhatAndWhichNotAtAll() {
        List<ManifestLine> lines = read("Project Title,Notes,,Video-Link,\nOne,by Ann,,%s,\n".formatted(A));

        assertThat(lines).containsExactly(line(2, "One", A));
        assertThat(notes)
                .containsExactly(
                        "column \"Project Title\" is used as name",
                        "column \"Video-Link\" is used as url",
                        "ignored columns: \"Notes\", \"number 3\"");
    }

    @Test
    void prefersTheRealColumnToItsSynonym() {
        List<ManifestLine> lines = read("title,name,url\nEpisode,One," + A);

        assertThat(lines).containsExactly(line(2, "One", A));
        assertThat(notes).containsExactly("ignored columns: \"title\"");
    }

    @Test
    void keepsCountOfLinesThroughEmptyOnesAndCellsWithLineBreaks() {
        List<ManifestLine> lines = read(
                "\n,,\nname,url,prompt\r\n\r\nOne,%s,\"first\r\nsecond \"\"cut\"\"\r\n\r\nthird\"\r\n , ,\r\nTwo,%s\r\n"
                        .formatted(A, A));

        assertThat(lines)
                .containsExactly(
                        new ManifestLine(5, "One", A, "first\nsecond \"cut\"\n\nthird", null, null, null, null),
                        line(10, "Two", A));
    }

    @Test
    void readsTheLineBreaksOfOldMacs() {
        assertThat(read("name,url\rOne," + A + "\rTwo," + A)).containsExactly(line(2, "One", A), line(3, "Two", A));
    }

    @Test
    void takesBlanksAroundQuotedCellsAndQuotesInPlainOnes() {
        List<ManifestLine> lines = read("name, url\n \"One, two\" , \"%s\"\n5\" screen,%s\n".formatted(A, A));

        assertThat(lines).containsExactly(line(2, "One, two", A), line(3, "5\" screen", A));
    }

    @Test
    void trimsWhatNobodySeesAtTheEndsOfACell() {
        assertThat(read("name,url\n\u00a0\u200bOne \u00a0,\ufeff" + A + "\t")).containsExactly(line(2, "One", A));
    }

    @Test
    void readsUtf8WithAMarkAndUtf16OfBothKinds() throws IOException {
        String manifest = "name,url\nКафе 🎬," + A;
        List<ManifestLine> expected = List.of(line(2, "Кафе 🎬", A));

        assertThat(read(withMark("\ufeff" + manifest, UTF_8))).isEqualTo(expected);
        assertThat(read(withMark("\ufeff" + manifest, UTF_16LE))).isEqualTo(expected);
        assertThat(read(withMark("\ufeff" + manifest, UTF_16BE))).isEqualTo(expected);
        assertThat(notes).isEmpty();
    }

    @Test
    void readsWindows1252WhereItIsNotUtf8AndSaysSo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(("name,url\nCafé,%s\n".formatted(A)).getBytes(UTF_8));
        bytes.write(("Café – “two”,%s\n".formatted(A)).getBytes(Charset.forName("windows-1252")));
        bytes.write(("Кафе,%s\n".formatted(A)).getBytes(UTF_8));

        assertThat(read(bytes.toByteArray()))
                .extracting(ManifestLine::name)
                .containsExactly("Café", "Café – “two”", "Кафе");
        assertThat(notes).singleElement().asString().contains("Windows-1252");
    }

    @ParameterizedTest
    @ValueSource(ints = {8190, 8191, 8192, 8193, 16383, 16384})
    void readsLettersThatLieAcrossTheEdgeOfABuffer(int before) {
        String name = "x".repeat(before - "name,url\n".length()) + "🎬é";

        assertThat(read("name,url\n" + name + "," + A)).containsExactly(line(2, name, A));
    }

    @Test
    void readsAFileAndStandardInput() throws IOException {
        Path manifest = Files.writeString(folder.resolve("night.csv"), "name,url\nOne," + A);
        InputStream terminal = System.in;
        try (ManifestReader file = ManifestReader.open(manifest)) {
            assertThat(file.read())
                    .isEqualTo(new ManifestLine(2, "One", A, null, null, null, null, null, null, null, folder, null));
            System.setIn(Files.newInputStream(manifest));
            try (ManifestReader input = ManifestReader.open(Path.of("-"))) {
                assertThat(input.read()).isEqualTo(line(2, "One", A));
                assertThat(input.read()).isNull();
            }
        } finally {
            System.setIn(terminal);
        }
    }

    @Test
    void tellsTheLineOfABreakingDisk() {
        InputStream breaking = new InputStream() {
            private final InputStream start = new ByteArrayInputStream(("name,url\nOne," + A + "\n").getBytes(UTF_8));

            @Override
            public int read() throws IOException {
                int next = start.read();
                if (next < 0) {
                    throw new IOException("disk on fire");
                }
                return next;
            }
        };

        assertThatThrownBy(() -> ManifestReader.of(breaking, "Manifest a.csv"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("Manifest a.csv cannot be read from line 1 on (disk on fire).");
    }

    @Test
    void doesNotReadTheVideosToJudgeTheHeader() {
        assertThatThrownBy(() -> ManifestReader.of(endless("name,link to it\n"), "Manifest a.csv"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("the header has no column \"url\"");
    }

    private static InputStream endless(String start) {
        return new InputStream() {
            private int position;

            @Override
            public int read() {
                return position < start.length()
                        ? start.charAt(position++)
                        : 'x' + (position++ % 64 == 0 ? '\n' - 'x' : 0);
            }
        };
    }

    private static byte[] withMark(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static ManifestLine line(int number, String name, String url) {
        return new ManifestLine(number, name, url, null, null, null, null, null);
    }

    private List<ManifestLine> read(String manifest) {
        return read(manifest.getBytes(UTF_8));
    }

    private List<ManifestLine> read(byte[] manifest) {
        try (ManifestReader reader = ManifestReader.of(new ByteArrayInputStream(manifest), "Manifest a.csv")) {
            List<ManifestLine> lines = new ArrayList<>();
            for (ManifestLine line = reader.read(); line != null; line = reader.read()) {
                lines.add(line);
            }
            notes = reader.notes();
            return lines;
        }
    }
}
