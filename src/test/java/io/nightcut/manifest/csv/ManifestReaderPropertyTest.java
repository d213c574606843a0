package io.nightcut.manifest.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import io.nightcut.manifest.ValidatedLine;
import io.nightcut.text.Characters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ManifestReaderPropertyTest {

    private static final String PIECES = "\",;\t\n\r \0\ufeffaé🎬=";

    @Property
    void readsWhatASpreadsheetWrote(
            @ForAll("names") List<String> names, @ForAll("separators") char separator, @ForAll boolean quoteAll)
            throws IOException {
        StringWriter csv = new StringWriter();
        try (ICSVWriter writer =
                new CSVWriterBuilder(csv).withSeparator(separator).build()) {
            writer.writeNext(new String[] {"name", "url", "prompt"}, quoteAll);
            names.forEach(name -> writer.writeNext(new String[] {name, "u" + name, name}, quoteAll));
        }

        List<ManifestLine> lines = read(csv.toString().getBytes(UTF_8));

        assertThat(lines).extracting(ManifestLine::problem).allMatch(Objects::isNull);
        assertThat(lines)
                .extracting(ManifestLine::name)
                .isEqualTo(names.stream().map(Characters::trim).toList());
        assertThat(lines)
                .extracting(line -> line.prompt() == null ? "" : line.prompt())
                .isEqualTo(names.stream().map(Characters::trim).toList());
    }

    @Property
    void neverLosesALineToABrokenOneBefore(@ForAll("broken") String broken) {
        String good = "Last,\"https://example.com/a.mp4\"";

        List<ManifestLine> lines = read(("name,url\n" + broken + "\n" + good + "\n" + good).getBytes(UTF_8));

        assertThat(ValidatedLine.of(lines.get(lines.size() - 1)).problems()).isEmpty();
        assertThat(lines.get(lines.size() - 1).name()).isEqualTo("Last");
        assertThat(lines).extracting(ManifestLine::number).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void takesAnyBytesForAManifestOrSaysThatTheyAreNone() {
        Random random = new Random(20261124);
        int read = 0;
        int refused = 0;
        for (int trial = 0; trial < 3_000; trial++) {
            byte[] manifest = manifest(random);
            try {
                Assertions.assertTimeout(
                        Duration.ofSeconds(5),
                        () -> read(manifest)
                                .forEach(line -> assertThat(
                                                ValidatedLine.of(line).problems())
                                        .allMatch(problem -> problem.endsWith("."))));
                read++;
            } catch (ManifestException e) {
                assertThat(e).hasMessageStartingWith("Manifest a.csv").hasMessageMatching("[^\\p{Cntrl}]+\\.");
                refused++;
            }
        }
        assertThat(read).isGreaterThan(500);
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void keepsGoingThroughLinesThatAllOpenAQuote() {
        String manifest = "name,url\n" + "\"a,b\n".repeat(5_000) + "x,\"z\n" + "y\n".repeat(5_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(read(manifest.getBytes(UTF_8)))
                        .hasSize(10_001)
                        .filteredOn(line -> line.problem() != null)
                        .hasSize(5_001));
    }

    /** Noise of bytes, noise of the signs that matter, and good manifests with some bytes changed. */
    private static byte[] manifest(Random random) {
        byte[] manifest = new byte[random.nextInt(400)];
        random.nextBytes(manifest);
        int kind = random.nextInt(3);
        if (kind == 0) {
            return manifest;
        }
        StringBuilder text = new StringBuilder("name,url,size,language\n");
        for (int i = 0; i < manifest.length; i++) {
            text.append(
                    kind == 1
                            ? PIECES.charAt(random.nextInt(PIECES.length()))
                            : "One,https://a.io/b.mp4\n".charAt(i % 23));
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        for (int i = 0; kind == 2 && i < 5; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.strings()
                .withChars("a \",;\t\n=é")
                .ofMaxLength(12)
                .map(name -> "x" + name + "x")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t');
    }

    @Provide
    Arbitrary<String> broken() {
        return Arbitraries.strings().withChars("a \",\n").ofMaxLength(12).map(rest -> "x" + rest + "x");
    }

    private static List<ManifestLine> read(byte[] manifest) {
        try (ManifestReader reader = ManifestReader.of(new ByteArrayInputStream(manifest), "Manifest a.csv")) {
            List<ManifestLine> lines = new ArrayList<>();
            for (ManifestLine line = reader.read(); line != null; line = reader.read()) {
                lines.add(line);
            }
            return lines;
        }
    }
}
