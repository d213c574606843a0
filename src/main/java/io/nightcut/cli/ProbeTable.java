package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.ledger.ProbedMedia;
import io.nightcut.ledger.model.Line;
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
import java.util.function.Function;

/** The media servers' answers for the lines that are still to be imported: a table of problems, and a summary. */
final class ProbeTable {

    private static final Row HEADER = new Row("Line", "Name", "Redirected to", "Problem");

    private final ProbeSession probing;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, List<ProbedMedia.Known>> edited = new HashMap<>();
    private final Map<String, Integer> redirects = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final ProbeSummary total = new ProbeSummary();

    private record Row(String line, String name, String redirect, String problem) {}

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

    /** Asks the servers, prints the table and the summary, and returns the number of problems. */
    int print(PrintWriter out) {
        for (ProbeAnswer answer = probing.next(); answer != null; answer = probing.next()) {
            take(answer, Objects.requireNonNull(lines.get(answer.projectKey())));
        }
        if (probing.whyEnded() != null) {
            throw new NightcutException(ExitCode.REFUSED, probing.whyEnded() + ". " + StandardPhrases.NOTHING_SENT);
        }
        if (!rows.isEmpty()) {
            printRows(out);
        }
        redirects.forEach((way, times) -> out.printf("Redirected: %s (%d)%n", way, times));
        out.printf("Probe: %s%n", total);
        return total.wrong();
    }

    private void take(ProbeAnswer answer, Line line) {
        List<ProbedMedia.Known> before = edited.get(answer.projectKey());
        if (before != null) {
            if (ProbedMedia.isChanged(before, answer.media(), answer::isChangedFrom)) {
                rows.add(new Row(String.valueOf(line.number()), line.name(), "", "warning: " + ProbedMedia.CHANGED));
            }
            return;
        }
        total.add(answer);
        URI redirect = answer.redirect();
        if (answer.problem() != null) {
            boolean isOneOfSeveral =
                    Objects.requireNonNull(line.project()).media().size() > 1;
            rows.add(new Row(
                    String.valueOf(line.number()),
                    isOneOfSeveral ? line.name() + ", " + answer.media().name() : line.name(),
                    redirect == null ? "" : redirect.toString(),
                    answer.problem()));
            return;
        }
        if (answer.warning() != null) {
            rows.add(new Row(String.valueOf(line.number()), line.name(), "", "warning: " + answer.warning()));
        }
        if (redirect != null) {
            String from = URI.create(answer.media().location()).getAuthority();
            redirects.merge(from + " to " + redirect.getAuthority(), 1, Integer::sum);
        }
    }

    private void printRows(PrintWriter out) {
        rows.sort(Comparator.comparing(row -> Integer.valueOf(row.line)));
        rows.add(0, HEADER);
        String format =
                "%%%ds  %%-%ds  %%-%ds  %%s%%n".formatted(width(Row::line), width(Row::name), width(Row::redirect));
        rows.forEach(row -> out.printf(format, row.line, row.name, row.redirect, row.problem));
    }

    private int width(Function<Row, String> column) {
        return rows.stream().map(column).mapToInt(String::length).max().orElseThrow();
    }
}
