package io.nightcut.cli.command;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.ledger.ProjectSearch;
import io.nightcut.ledger.model.StoredEntry;
import java.util.List;
import java.util.Locale;

/** The projects that a person names for a run by their keys, since a name in a copied command would be a stranger's text. */
final class RequestedKeys {

    private static final int SHORTEST = 4;

    private RequestedKeys() {}

    /**
     * Their names, by which the run knows them.
     *
     * @throws NightcutException a key is that of no project of the manifest, or of several
     */
    static List<String> names(ProjectSearch search, String manifest, List<String> keys, String option) {
        return keys.stream().map(key -> name(search, manifest, key, option)).toList();
    }

    private static String name(ProjectSearch search, String manifest, String key, String option) {
        List<StoredEntry> found = key.length() < SHORTEST
                ? List.of()
                : search.withKey(key.toLowerCase(Locale.ROOT)).stream()
                        .filter(project -> project.manifests().contains(manifest))
                        .toList();
        if (found.size() != 1) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "%s: %s project of the manifest has the key \"%s\". The report and nightcut status --failed show the keys. %s"
                            .formatted(
                                    option,
                                    found.isEmpty() ? "no" : "more than one",
                                    key,
                                    StandardPhrases.NOTHING_SENT));
        }
        return found.get(0).name();
    }
}
