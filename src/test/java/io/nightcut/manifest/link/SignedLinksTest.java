package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Links as storage, CDN and app servers sign them ({@code signed-links.csv}): tonight's is the one of last night. */
class SignedLinksTest {

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Map<String, String> SERVICES = services();

    @Test
    void thereAreServicesOfEachKind() {
        assertThat(SERVICES).hasSizeGreaterThan(80);
    }

    @Property(tries = 100)
    void anySignatureOfTheSameFileKeepsItsIdentity(@ForAll long one, @ForAll long other) {
        SERVICES.forEach((service, link) ->
                assertThat(identity(link, "ep1", one)).as(service).isEqualTo(identity(link, "ep1", other)));
    }

    @Property(tries = 100)
    void anotherFileIsAnotherWhateverItsSignature(
            @ForAll @LongRange(min = 2, max = 1_000_000) long number, @ForAll long seed) {
        SERVICES.forEach((service, link) ->
                assertThat(identity(link, "ep1", seed)).as(service).isNotEqualTo(identity(link, "ep" + number, seed)));
    }

    @Property(tries = 50)
    void theOrderOfTheParametersAndTheSpellingOfTheHostMeanNothing(@ForAll long seed) {
        SERVICES.forEach((service, link) -> {
            HttpUrl url = HttpUrl.parse(filled(link, "ep1", new Random(seed)));
            List<Query.Parameter> turned = new ArrayList<>(url.query().parameters());
            Collections.reverse(turned);
            String written = url.with(new Query(turned))
                    .toString()
                    .replace(url.host(), url.host().toUpperCase(Locale.ROOT));
            assertThat(MediaUrl.of(written).identity())
                    .as(service)
                    .isEqualTo(MediaUrl.of(url.toString()).identity());
        });
    }

    /** Else an unchanged link of last night would be paid again by a newer version. */
    @Test
    void aLinkThatHasNotChangedIsKnownByTheKeyThatItHadBeforeItsSignatureWasKnown() throws Exception {
        try (Reader text = Files.newBufferedReader(Path.of("src/test/resources/golden/signed-link-keys.csv"));
                CSVReader lines = new CSVReader(text)) {
            lines.skip(1);
            for (String[] line : lines) {
                ProjectName name = new ProjectName("Recap");
                List<MediaUrl> media = List.of(MediaUrl.of(line[1]));
                assertThat(Stream.concat(
                                Stream.of(ProjectKey.of(name, media)), ProjectKey.former(name, media).stream()))
                        .as(line[0])
                        .extracting(ProjectKey::value)
                        .contains(line[2]);
            }
        }
    }

    private static String identity(String link, String file, long seed) {
        return MediaUrl.of(filled(link, file, new Random(seed))).identity();
    }

    private static String filled(String link, String file, Random random) {
        long expiry = 1_700_000_000L + random.nextInt(200_000_000);
        String token = "eyJhbGciOiJIUzI1NiJ9."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"exp\":%d,\"sub\":\"%s\"}"
                                .formatted(expiry, file)
                                .getBytes(UTF_8))
                + "." + "aB1" + random(BASE64, 30, random);
        String day = String.valueOf(10 + random.nextInt(19));
        return link.replace("{f}", file)
                .replace("{t}", "a" + hex(40, random) + "1")
                .replace("{b}", "aB1" + random(BASE64, 27, random))
                .replace("{r}", "aB1" + random(BASE64, 12, random))
                .replace("{e}", String.valueOf(expiry))
                .replace("{d}", "202611" + day)
                .replace("{i}", "2026-11-%sT00%%3A00%%3A00Z".formatted(day))
                .replace("{k}", "20261126" + (1000 + random.nextInt(1359)))
                .replace(
                        "{u}",
                        "%s-%s-4%s-a%s-%s"
                                .formatted(
                                        hex(8, random),
                                        hex(4, random),
                                        hex(3, random),
                                        hex(3, random),
                                        hex(12, random)))
                .replace("{m}", hex(32, random))
                .replace("{x}", hex(64, random))
                .replace("{g}", "aB1cD2" + random(BASE64, 37, random))
                .replace("{h}", "6a" + hex(6, random))
                .replace("{s}", "YmxvYg")
                .replace("{j}", token);
    }

    private static String hex(int length, Random random) {
        return random("0123456789abcdef", length, random);
    }

    private static String random(String signs, int length, Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, signs.length()).forEach(each -> text.append(signs.charAt(each)));
        return text.toString();
    }

    private static Map<String, String> services() {
        Map<String, String> services = new TreeMap<>();
        try (Reader text =
                        new InputStreamReader(SignedLinksTest.class.getResourceAsStream("/signed-links.csv"), UTF_8);
                CSVReader lines = new CSVReader(text)) {
            lines.skip(1);
            lines.forEach(line -> services.put(line[0], line[1]));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return services;
    }
}
