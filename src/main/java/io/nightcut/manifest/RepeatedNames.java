package io.nightcut.manifest;

import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.manifest.link.ProjectName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The names that stand on more than one line of a manifest. */
final class RepeatedNames {

    private RepeatedNames() {}

    /** The number of lines by name; the whole manifest is read for it. */
    static Map<String, Integer> of(Path manifest) {
        Map<String, Integer> lines = new HashMap<>();
        try (ManifestReader reader = ManifestReader.open(manifest)) {
            for (ManifestLine line = reader.read(); line != null; line = reader.read()) {
                ProjectName name = ValidatedLine.of(line).name();
                if (name != null) {
                    lines.merge(name.value(), 1, Integer::sum);
                }
            }
        }
        lines.values().removeIf(count -> count == 1);
        return lines;
    }
}
