package io.nightcut.results;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where results go unless a command says otherwise.
 *
 * @param results the folder; empty: beside the manifest
 * @param resultsByteOrderMark whether a results file begins with a byte-order mark, by which a spreadsheet knows UTF-8
 * @param home where the results of standard input go then, in a folder of their own; null: the working folder
 */
@ConfigurationProperties("nightcut")
public record ResultsSettings(
        String results,
        boolean resultsByteOrderMark,
        @Nullable String home) {

    private static final String STANDARD_INPUT = "-";

    /** {@code night.csv} gives {@code night-results.csv}, and {@code -} gives {@code stdin-results.csv}. */
    public Path fileFor(String manifest) {
        Path fileName = Path.of(manifest).getFileName();
        String name = fileName == null || manifest.equals(STANDARD_INPUT) ? "stdin" : fileName.toString();
        int extension = name.lastIndexOf('.');
        return folderFor(manifest).resolve((extension > 0 ? name.substring(0, extension) : name) + "-results.csv");
    }

    private Path folderFor(String manifest) {
        if (!results.isBlank()) {
            return Path.of(results);
        }
        if (manifest.equals(STANDARD_INPUT)) {
            return Path.of(Objects.requireNonNullElse(home, "")).resolve("results");
        }
        return Objects.requireNonNull(Path.of(manifest).toAbsolutePath().getParent(), "a manifest is in a folder");
    }
}
