package io.nightcut.results;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where results go unless a command says otherwise.
 *
 * @param results the folder
 * @param resultsByteOrderMark whether a results file begins with a byte-order mark, by which a spreadsheet knows UTF-8
 */
@ConfigurationProperties("nightcut")
public record ResultsSettings(Path results, boolean resultsByteOrderMark) {

    /** {@code night.csv} gives {@code night-results.csv}, and {@code -} gives {@code stdin-results.csv}. */
    public Path fileFor(String manifest) {
        Path fileName = Path.of(manifest).getFileName();
        String name = fileName == null || manifest.equals("-") ? "stdin" : fileName.toString();
        int extension = name.lastIndexOf('.');
        return results.resolve((extension > 0 ? name.substring(0, extension) : name) + "-results.csv");
    }
}
