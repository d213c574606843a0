package io.nightcut.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a report shows.
 *
 * @param manifest its file name
 * @param about when it was, in a line
 * @param people who has to do what; one without a name if nobody is named
 * @param next what happens at the next run by itself
 * @param ready the projects that are done with
 * @param left how many more of these the results have
 * @param picture null: nothing was sent in the last night
 * @param policy which style and script a browser may use
 */
record ReportPage(
        String manifest,
        MorningSummary summary,
        List<String> about,
        List<Person> people,
        List<Group> next,
        String nextCommand,
        List<ReportRow> ready,
        int left,
        @Nullable NightPicture picture,
        List<String> pictureWords,
        List<NightRow> nights,
        String zone,
        String policy,
        String style,
        String script) {

    /** Whose rows these are; the name is empty where the manifest names nobody. */
    record Person(String name, List<Group> groups) {

        int projects() {
            return groups.stream().mapToInt(group -> group.rows().size()).sum();
        }
    }

    /** Rows for which the same is to be done. */
    record Group(String title, String advice, List<ReportRow> rows) {}

    boolean hasOwners() {
        return people.stream().anyMatch(person -> !person.name().isEmpty());
    }

    /** A part of the bar over all projects, in thousandths. */
    int share(int projects) {
        return summary.all() == 0 ? 0 : 1000 * projects / summary.all();
    }
}
