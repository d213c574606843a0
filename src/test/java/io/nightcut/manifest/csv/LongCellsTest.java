package io.nightcut.manifest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One cell of some thousand characters is one line that is wrong, and neither ends the reading nor keeps it busy. */
@Timeout(20)
class LongCellsTest {

    @TempDir
    Path folder;

    /** Each is the worst for the pattern of a column: name, url, language, size. */
    @ParameterizedTest
    @CsvSource({
        "x, https://h.example.com/a.mp4, en, -aa, 0",
        "x, https://h.example.com/a.mp4, 1, ',000', 1",
        "Total, 1, '', 1, 2",
        "x, '\"http://a ', '', 'http://a ', 3",
        "'Total ', https://h.example.com/a.mp4, '', 'x ', 4"
    })
    void isReadAtOnce(String name, String url, String cell, String part, int kind) throws IOException {
        String repeated = part.repeat(3000);
        String line = switch (kind) {
            case 0 -> name + "," + url + "," + cell + repeated + ",";
            case 1 -> name + "," + url + ",,\"" + cell + repeated + "\"";
            case 2 -> name + "," + url + part.repeat(60_000) + "x,,";
            case 3 -> name + "," + url + repeated + "\nhttp://b\",,";
            default -> name + repeated + "," + url + ",,";
        };
        Path manifest = folder.resolve("night.csv");
        Files.writeString(
                manifest, "name,url,language,size\n%s\nGood,https://h.example.com/good.mp4,de,\n".formatted(line));
        try (ManifestReader reader = ManifestReader.open(manifest)) {
            ManifestLine last = null;
            for (ManifestLine read = reader.read(); read != null; read = reader.read()) {
                last = read;
            }
            assertThat(last).isNotNull().extracting(ManifestLine::name).isEqualTo("Good");
        }
    }
}
