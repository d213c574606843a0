package io.nightcut.cli.command;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.manifest.link.ProjectName;
import io.nightcut.text.FoldedName;
import io.nightcut.text.NameSearch;
import java.util.List;
import java.util.stream.Stream;

/** The projects that a person names for a run, by their names in the manifest. */
record RequestedNames(List<String> redo, List<String> retry) {

    /**
     * A name is found in any case, with any blanks and in any normal form. A misspelt one must not go unnoticed: the project
     * would not be made again.
     *
     * @throws NightcutException a name is that of no line, or of several
     */
    static RequestedNames in(ManifestReader reader, List<String> redo, List<String> retry) {
        List<NameSearch> redone = redo.stream().map(NameSearch::new).toList();
        List<NameSearch> retried = retry.stream().map(NameSearch::new).toList();
        List<NameSearch> all = Stream.concat(redone.stream(), retried.stream()).toList();
        for (ManifestLine line = all.isEmpty() ? null : reader.read(); line != null; line = reader.read()) {
            offer(line.name(), all);
        }
        return new RequestedNames(
                redone.stream().map(search -> only("--redo", search)).toList(),
                retried.stream().map(search -> only("--retry", search)).toList());
    }

    /** These, and more that are known exactly. */
    RequestedNames and(List<String> moreToRedo, List<String> moreToRetry) {
        return new RequestedNames(
                Stream.concat(redo.stream(), moreToRedo.stream()).toList(),
                Stream.concat(retry.stream(), moreToRetry.stream()).toList());
    }

    private static void offer(String written, List<NameSearch> searches) {
        try {
            String name = new ProjectName(written).value();
            String folded = FoldedName.of(name);
            searches.forEach(search -> search.offer(name, folded));
        } catch (IllegalArgumentException e) {
            // No project has this name.
        }
    }

    private static String only(String option, NameSearch search) {
        List<String> found = search.found();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new NightcutException(
                ExitCode.REFUSED,
                found.isEmpty()
                        ? "%s: no line of the manifest has the name \"%s\".%s %s"
                                .formatted(option, search.wanted(), search.nearest(), StandardPhrases.NOTHING_SENT)
                        : "%s: several lines of the manifest may be meant by \"%s\". Write one of these exactly: \"%s\". %s"
                                .formatted(
                                        option,
                                        search.wanted(),
                                        String.join("\", \"", found),
                                        StandardPhrases.NOTHING_SENT));
    }
}
