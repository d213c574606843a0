package io.nightcut.report;

import io.nightcut.control.Durations;
import io.nightcut.control.LogTime;
import io.nightcut.ledger.history.PastNight;
import io.nightcut.ledger.model.Balance;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Pause;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.report.ReportPage.Group;
import io.nightcut.report.ReportPage.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the page together from the entries of a manifest, in its order, and the nights of the past. */
final class PageBuilder {

    private static final int NIGHTS_SHOWN = 30;

    /** More would take a browser too long to open. */
    private static final int MOST_READY = 10_000;

    /** Of all texts together, in code points. */
    private static final int ALL_TEXTS = 4_000_000;

    private static final int LONGEST_TEXT = 8_000;
    private static final int SHORTEST_TEXT = 200;

    private final Commands commands;
    private final List<PastNight> nights;
    private final int longestText;
    private final Map<String, Map<Move, List<ReportRow>>> people = new TreeMap<>(Comparator.comparing(String::isEmpty)
            .thenComparing(String.CASE_INSENSITIVE_ORDER)
            .thenComparing(name -> name));
    private final Map<String, List<ReportRow>> next = new LinkedHashMap<>();
    private final List<ReportRow> ready = new ArrayList<>();
    private final List<NightPicture.Jobs> jobs = new ArrayList<>();
    private final MorningSummary.Counter counter = new MorningSummary.Counter();
    private int left;

    /** For a manifest of so many lines; the newest night comes first. */
    PageBuilder(Commands commands, List<PastNight> nights, int lines) {
        this.commands = commands;
        this.nights = nights;
        this.longestText = Math.min(LONGEST_TEXT, Math.max(SHORTEST_TEXT, ALL_TEXTS / Math.max(lines, 1)));
    }

    void add(Entry entry) {
        Move move = Move.of(entry).orElse(null);
        boolean isReady = Move.isReady(entry);
        counter.add(move, isReady);
        if (move != null) {
            ReportRow row = ReportRow.of(entry, commands.of(move, entry), longestText);
            people.computeIfAbsent(row.owner(), owner -> new EnumMap<>(Move.class))
                    .computeIfAbsent(move, each -> new ArrayList<>())
                    .add(row);
        } else if (!isReady) {
            next.computeIfAbsent(atNextRun(entry), words -> new ArrayList<>())
                    .add(ReportRow.of(entry, List.of(), longestText));
        } else if (ready.size() < MOST_READY) {
            ready.add(ReportRow.of(entry, List.of(), longestText));
        } else {
            left++;
        }
        if (!nights.isEmpty()) {
            Stream.ofNullable(NightPicture.Jobs.of(entry, nights.get(0).startedAt()))
                    .forEach(jobs::add);
        }
    }

    MorningSummary summary() {
        return counter.summary();
    }

    ReportPage page(String manifest, List<Pause> pauses, List<Balance> balances, Instant now) {
        PastNight last = nights.isEmpty() ? null : nights.get(0);
        NightPicture picture = last == null ? null : NightPicture.of(last, jobs, pauses);
        return new ReportPage(
                manifest,
                summary(),
                about(last, balances, now),
                people.entrySet().stream().map(PageBuilder::person).toList(),
                next.entrySet().stream()
                        .map(group -> new Group(group.getKey(), "", group.getValue()))
                        .toList(),
                commands.run(),
                ready,
                left,
                picture,
                pictureWords(picture, last, pauses),
                nights.stream().limit(NIGHTS_SHOWN).map(NightRow::of).toList(),
                ZoneId.systemDefault().getId(),
                PageFiles.policy(),
                PageFiles.style(),
                PageFiles.script());
    }

    private static Person person(Map.Entry<String, Map<Move, List<ReportRow>>> person) {
        return new Person(
                person.getKey(),
                person.getValue().entrySet().stream()
                        .map(group -> new Group(
                                group.getKey().title(group.getValue().size()),
                                group.getKey().advice(),
                                group.getValue()))
                        .toList());
    }

    private static String atNextRun(Entry entry) {
        ProjectStatus status = entry.state().status();
        return switch (status) {
            case IMPORTING, EDITING -> "Running in Descript: the next run watches them to their end";
            case EDIT_FAILED -> "Failed: the next run edits them again";
            case UNKNOWN -> "Not ended in time, or not shown: the next run looks at them again";
            default ->
                entry.stopReason() == null
                        ? "Waiting: the next run submits them"
                        : "Waiting (" + entry.stopReason() + "): the next run submits them";
        };
    }

    private static List<String> about(@Nullable PastNight last, List<Balance> balances, Instant now) {
        List<String> about = new ArrayList<>();
        if (last != null) {
            Duration length = last.length();
            about.add("Night of " + LogTime.of(last.startedAt())
                    + (length == null ? "" : ", " + Durations.words(length)));
            String ending = last.last().ending();
            String reason = last.last().stopReason();
            about.add(
                    reason == null
                            ? Objects.requireNonNullElse(ending, "did not come to its end")
                            : "stopped before the end (" + reason + ")");
        }
        balances.forEach(balance -> about.add("Descript had %s %s left at %s"
                .formatted(
                        balance.available().stripTrailingZeros().toPlainString(),
                        balance.unit(),
                        LogTime.of(balance.saidAt()))));
        about.add("report of " + LogTime.of(now));
        return about;
    }

    private static List<String> pictureWords(
            @Nullable NightPicture picture, @Nullable PastNight night, List<Pause> pauses) {
        if (picture == null || night == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        words.add("%d %s".formatted(picture.projects(), picture.projects() == 1 ? "project" : "projects"));
        if (picture.every() > 1) {
            words.add("one of %d is drawn".formatted(picture.every()));
        }
        if (night.runs().size() > 1) {
            words.add("started again %d %s"
                    .formatted(night.runs().size() - 1, night.runs().size() == 2 ? "time" : "times"));
        }
        waits(words, pauses, Pause.Kind.RATE, "waited %s for Descript's rate limit");
        waits(words, pauses, Pause.Kind.OUTAGE, "Descript did not answer for %s");
        return words;
    }

    private static void waits(List<String> words, List<Pause> pauses, Pause.Kind kind, String sentence) {
        Duration all = pauses.stream()
                .filter(pause -> pause.kind() == kind)
                .map(pause -> Duration.between(pause.from(), pause.to()))
                .reduce(Duration.ZERO, Duration::plus);
        if (!all.isZero()) {
            words.add(sentence.formatted(Durations.words(all)));
        }
    }
}
