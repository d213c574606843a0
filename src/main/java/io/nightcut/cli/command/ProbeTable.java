package io.nightcut.cli.command;

import io.nightcut.cli.document.CheckDocument;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.ProbedMedia;
import io.nightcut.ledger.model.Project;
import io.nightcut.probe.ProbeAnswer;
import io.nightcut.probe.ProbeSession;
import io.nightcut.probe.ProbeSummary;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** The media servers' answers for the lines that are still to be imported: a table of problems, and a summary. */
final class ProbeTable {

    /** In characters: each row is as wide as the widest. */
    private static final int LONGEST_ADDRESS = 200;

    private static final List<String> HEADER = List.of("Line", "Name", "Redirected to", "Problem");

    private final ProbeSession probing;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, List<ProbedMedia.Known>> edited = new HashMap<>();
    private final Map<String, List<Long>> sizes = new HashMap<>();
    private final Map<String, Integer> redirects = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final ProbeSummary total = new ProbeSummary();

    private record Row(int line, String name, String redirect, boolean isError, String problem) {

        List<String> cells() {
            return List.of(String.valueOf(line), name, redirect, isError ? problem : "warning: " + problem);
        }
    }

    ProbeTable(ProbeSession probing) {
        this.probing = probing;
    }

    void add(Line line) {
        probing.add(Objects.requireNonNull(line.project()));
        lines.put(line.project().key(), line);
    }

    /** Asks whether the files of a project that is edited have changed, if it is known what they were. */
    void addEdited(Line line, ProbedMedia probedMedia) {
        Project project = Objects.requireNonNull(line.project());
        List<ProbedMedia.Known> known = probedMedia.of(project.key());
        if (!known.isEmpty()) {
            probing.ask(project);
            lines.put(project.key(), line);
            edited.put(project.key(), known);
        }
    }

    /** Asks the servers, and returns the number of problems. */
    int ask() {
        for (ProbeAnswer answer = probing.next(); answer != null; answer = probing.next()) {
            take(answer, Objects.requireNonNull(lines.get(answer.projectKey())));
        }
        if (probing.whyEnded() != null) {
            throw new NightcutException(ExitCode.REFUSED, probing.whyEnded() + ". " + StandardPhrases.NOTHING_SENT);
        }
        rows.sort(Comparator.comparing(Row::line));
        return total.wrong();
    }

    /** The sizes of the projects all of whose files were probed and have one, in bytes. */
    Map<String, Long> sizes() {
        Map<String, Long> complete = new HashMap<>();
        sizes.forEach((key, each) -> {
            Project project = Objects.requireNonNull(
                    Objects.requireNonNull(lines.get(key)).project());
            if (each.size() == project.media().size()) {
                complete.put(key, each.stream().mapToLong(size -> size).sum());
            }
        });
        return complete;
    }

    /** Prints the table and the summary. */
    void print(PrintWriter out) {
        if (!rows.isEmpty()) {
            printRows(out);
        }
        redirects.forEach((way, times) -> out.printf("Redirected: %s (%d)%n", way, times));
        out.printf("Probe: %s%n", total);
    }

    CheckDocument.Probed document() {
        return new CheckDocument.Probed(
                total.toString(),
                rows.stream()
                        .map(row -> new CheckDocument.ProbeProblem(
                                row.line,
                                row.name,
                                row.redirect.isEmpty() ? null : row.redirect,
                                row.isError,
                                row.problem))
                        .toList(),
                redirects.entrySet().stream()
                        .map(redirect -> new CheckDocument.Redirect(redirect.getKey(), redirect.getValue()))
                        .toList());
    }

    private void take(ProbeAnswer answer, Line line) {
        List<ProbedMedia.Known> before = edited.get(answer.projectKey());
        if (before != null) {
            if (ProbedMedia.isChanged(before, answer.media(), answer::isChangedFrom)) {
                rows.add(new Row(line.number(), line.name(), "", false, ProbedMedia.CHANGED));
            }
            return;
        }
        total.add(answer);
        if (answer.size() != null) {
            sizes.computeIfAbsent(answer.projectKey(), key -> new ArrayList<>()).add(answer.size());
        }
        URI redirect = answer.redirect();
        if (answer.problem() != null) {
            boolean isOneOfSeveral =
                    Objects.requireNonNull(line.project()).media().size() > 1;
            rows.add(new Row(
                    line.number(),
                    isOneOfSeveral ? line.name() + ", " + answer.media().name() : line.name(),
                    redirect == null ? "" : StringUtils.abbreviate(redirect.toString(), LONGEST_ADDRESS),
                    true,
                    answer.problem()));
            return;
        }
        if (answer.warning() != null) {
            rows.add(new Row(line.number(), line.name(), "", false, answer.warning()));
        }
        if (redirect != null) {
            String from = URI.create(answer.media().location()).getAuthority();
            redirects.merge(from + " to " + redirect.getAuthority(), 1, Integer::sum);
        }
    }

    private void printRows(PrintWriter out) {
        List<List<String>> table =
                Stream.concat(Stream.of(HEADER), rows.stream().map(Row::cells)).toList();
        String format = "%%%ds  %%-%ds  %%-%ds  %%s%%n".formatted(width(table, 0), width(table, 1), width(table, 2));
        table.forEach(cells -> out.printf(format, cells.toArray()));
    }

    private static int width(List<List<String>> table, int column) {
        return table.stream()
                .mapToInt(cells -> cells.get(column).length())
                .max()
                .orElseThrow();
    }
}
