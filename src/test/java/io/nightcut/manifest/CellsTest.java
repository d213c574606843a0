package io.nightcut.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.manifest.csv.ManifestException;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.manifest.link.LocalFolders;
import io.nightcut.manifest.link.MediaSettings;
import io.nightcut.manifest.link.UnlistedKind;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lines as spreadsheets give them, each with what is to become of it ({@code cells.csv}): it stands in a manifest behind one
 * good line.
 */
class CellsTest {

    private static final List<String[]> CORPUS = corpus();
    private static final String GOOD = "https://media.example.com/good.mp4";

    private List<String> notes = List.of();

    @Test
    void thereAreManyOfEachKind() {
        assertThat(CORPUS).hasSizeGreaterThan(250);
    }

    static Stream<Arguments> lines() {
        return CORPUS.stream().map(each -> arguments((Object[]) each));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("lines")
    void eachLineHasItsVerdict(String header, String line, String verdict, String says) {
        List<Line> lines = judged(manifest(header, line));

        assertThat(lines.get(0).problem()).as("the good line").isNull();
        if (verdict.equals("skipped")) {
            assertThat(lines).hasSize(1);
            assertThat(notes).anyMatch(note -> note.startsWith(says));
            return;
        }
        Line judged = lines.get(1);
        if (verdict.equals("invalid")) {
            assertThat(judged.problem()).contains(says).endsWith(".");
            return;
        }
        assertThat(judged.problem()).isNull();
        Media media = judged.project().media().get(0);
        switch (verdict) {
            case "ok" -> assertThat(media.url()).startsWith(says);
            case "expires" -> {
                assertThat(media.url()).isEqualTo(says);
                assertThat(media.expires()).isNotNull();
            }
            case "name" -> assertThat(judged.project().name()).isEqualTo(says);
            case "noted" -> assertThat(notes).anyMatch(note -> note.startsWith(says));
            case "unnoted" -> assertThat(notes).noneMatch(note -> note.contains("left aside"));
            case "unlisted" -> assertThat(UnlistedKind.of(media.location())).isPresent();
            default -> throw new IllegalArgumentException(verdict);
        }
    }

    /** Pieces of all those lines, cut and put together in any way. */
    @Property(tries = 1000)
    void noManifestIsEverMoreThanInvalid(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder manifest = new StringBuilder(random.nextInt(4) == 0 ? "" : "name,url,size,language,access\n");
        for (int i = random.nextInt(8); i >= 0; i--) {
            String[] one = CORPUS.get(random.nextInt(CORPUS.size()));
            String[] other = CORPUS.get(random.nextInt(CORPUS.size()));
            String line = one[random.nextInt(8) == 0 ? 0 : 1];
            manifest.append(line, 0, random.nextInt(line.length() + 1))
                    .append(other[1].substring(random.nextInt(other[1].length() + 1)))
                    .append(",;\n\"".charAt(random.nextInt(4)));
        }
        try {
            // Halves of links that are put together may have a host in their query, which is then hidden in other tests
            // too.
            assertThat(judged(manifest.toString().replace("example", "cells"))).allSatisfy(line -> {
                if (line.problem() != null) {
                    assertThat(line.problem()).endsWith(".");
                }
            });
        } catch (ManifestException e) {
            assertThat(e).hasMessageEndingWith(".");
        }
    }

    private static String manifest(String header, String line) {
        String last = header.substring(header.lastIndexOf('\n') + 1);
        String separator = last.replaceAll("[A-Za-z_ ]+", "").substring(0, 1);
        return "%s\nGood%s%s\n%s\n".formatted(header, separator, GOOD, line);
    }

    private List<Line> judged(String manifest) {
        ManifestLineProcessor processor = new ManifestLineProcessor(
                new ProjectSettings("Cut.", null, null, null, TeamAccess.EDIT),
                LocalFolders.of(Path.of("/srv/night/night.csv"), MediaSettings.MANIFEST_FOLDER),
                Map.of());
        try (ManifestReader reader =
                ManifestReader.of(new ByteArrayInputStream(manifest.getBytes(UTF_8)), "Manifest night.csv")) {
            List<Line> lines = new ArrayList<>();
            for (ManifestLine line = reader.read(); line != null; line = reader.read()) {
                lines.add(processor.process(line));
            }
            notes = reader.notes();
            return lines;
        }
    }

    private static List<String[]> corpus() {
        try (InputStreamReader text = new InputStreamReader(CellsTest.class.getResourceAsStream("/cells.csv"), UTF_8)) {
            return new CSVReaderBuilder(text)
                    .withCSVParser(new RFC4180ParserBuilder().build())
                    .withSkipLines(1)
                    .build()
                    .readAll();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
