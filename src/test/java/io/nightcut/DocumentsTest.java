package io.nightcut;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.descript.failure.DescriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and {@code src/docs} point at is there: a renamed class is renamed there too. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    /** {@code ResultRow}, {@code Ledger.sending}, {@code ledger.model.Outcome}; not {@code WAITING} or {@code GET /jobs}. */
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]+[./])*([A-Z]\\w*[a-z]\\w*)(?:[.#][\\w*#]*)?`");

    private static final Pattern TEST_RUN = Pattern.compile("-D(?:it\\.)?test='?([\\w,]+)");

    private static final Set<String> NOT_OURS = Set.of("Clock");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("src/docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("SECURITY.md")), docs.toList().stream())
                    .filter(file -> file.toString().endsWith(".md"));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        List<String> links = found(LINK, document);

        assertThat(links)
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyClassThatIsNamedExists(Path document) throws IOException {
        Set<String> classes = classes();
        Stream<String> testRuns = found(TEST_RUN, document).stream().flatMap(names -> Stream.of(names.split(",")));

        assertThat(Stream.concat(found(CLASS, document).stream(), testRuns))
                .filteredOn(name -> !NOT_OURS.contains(name))
                .filteredOn(name -> !classes.contains(name))
                .as("names in %s of classes that do not exist", document)
                .isEmpty();
    }

    private static List<String> found(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** Of program and tests, with those that stand inside others. */
    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Set<String> classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
            for (Class<?> inner : DescriptException.class.getDeclaredClasses()) {
                classes.add(inner.getSimpleName());
            }
            return classes;
        }
    }
}
