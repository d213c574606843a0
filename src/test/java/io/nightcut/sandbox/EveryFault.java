package io.nightcut.sandbox;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that can go wrong, each as it strikes once or for as long as it usually lasts, for random nights to draw from. */
public final class EveryFault {

    private static final Duration MOMENT = ofMillis(50);

    private EveryFault() {}

    public static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        Stream.of(Call.JOBS, Call.PROJECTS).forEach(call -> all.addAll(ofListing(call)));
        all.addAll(ofReads());
        Call.posts().stream().sorted().forEach(call -> {
            all.addAll(ofPost(call));
            all.addAll(ofJob(call));
        });
        return List.copyOf(all);
    }

    public static List<Fault> ofListing(Call call) {
        return Stream.of(
                        ListFaults.withoutData(call),
                        ListFaults.answers(call, "{\"status\":\"maintenance\"}"),
                        ListFaults.answers(call, "{\"data\":null}"),
                        ListFaults.answers(call, "{\"data\":{}}"),
                        ListFaults.answers(call, "[]"),
                        ListFaults.empty(call),
                        ListFaults.nullEntry(call),
                        ListFaults.foreignBare(call),
                        ListFaults.foreignCreatedAt(call, "\"yesterday\""),
                        ListFaults.foreignCreatedAt(call, "null"),
                        ListFaults.foreignCreatedAt(call, "17"),
                        ListFaults.withoutId(call),
                        ListFaults.field(call, "created_at", "\"soon\""),
                        ListFaults.repeatingCursor(call),
                        ListFaults.endless(call),
                        ListFaults.endlessEmptyPages(call),
                        ListFaults.lags(call, ofSeconds(20)))
                .map(fault -> fault.forTheNext(ofSeconds(30)))
                .toList();
    }

    public static List<Fault> ofReads() {
        return List.of(
                ListFaults.foreignResult("\"done\"").forTheNext(ofSeconds(30)),
                ListFaults.foreignResult("{\"status\":\"error\",\"error_message\":{\"text\":\"No\"}}")
                        .forTheNext(ofSeconds(30)),
                ListFaults.foreignProgress("\"half\"").forTheNext(ofSeconds(30)),
                ReadFaults.nameListed(Spelling.TRIMMED),
                ReadFaults.nameListed(Spelling.NFD),
                ReadFaults.nameListed(Spelling.WIDE_BLANKS),
                ReadFaults.nameListed(Spelling.UPPER),
                ReadFaults.nameListed(Spelling.NULL).forTheNext(ofSeconds(30)),
                ReadFaults.date(Fault.html(Call.JOBS, 502).on(Call.reads()), ofHours(5)),
                ReadFaults.date(Call.JOBS, ofSeconds(-7)),
                ReadFaults.date(Call.JOB, ofHours(24)),
                ReadFaults.createdAtShown(Call.JOBS, ofSeconds(-9)),
                ReadFaults.createdAtShown(Call.JOB, ofSeconds(9)),
                ReadFaults.notFound(Call.JOB),
                ReadFaults.notFoundFor(ofSeconds(5)),
                ReadFaults.refused(Call.JOB, 402),
                ReadFaults.refused(Call.JOB, 403),
                ReadFaults.refused(Call.JOB, 410),
                ReadFaults.refused(Call.JOB, 429),
                Fault.error(Call.JOB, 500, "Broken record"),
                Fault.connectionReset(Call.JOBS),
                Fault.brokenJson(Call.JOBS),
                PostFaults.captivePortal(Call.JOBS),
                ListFaults.lags(Call.JOB, ofSeconds(20)).forTheNext(ofSeconds(30)));
    }

    public static List<Fault> ofPost(Call call) {
        return List.of(
                PostFaults.busy(call),
                PostFaults.accountBusy(call),
                PostFaults.retryAfter(call, "1"),
                PostFaults.retryAfter(call, "0.5"),
                PostFaults.retryAfter(call, "{date+PT1S}"),
                PostFaults.retryAfter(call, "{unix+PT1S}"),
                PostFaults.retryAfter(call, "{millis+PT1S}"),
                PostFaults.retryAfter(call, "-5"),
                PostFaults.retryAfter(call, "soon"),
                Fault.outOfCredit(call),
                Fault.forbidden(call),
                PostFaults.redirect(call, 301, "https://moved.example.com/"),
                PostFaults.redirect(call, 308, "https://moved.example.com/"),
                PostFaults.captivePortal(call),
                PostFaults.captivePortal(call).afterTheEffect(),
                PostFaults.emptyBody(call, 200),
                PostFaults.emptyBody(call, 201).afterTheEffect(),
                PostFaults.cutBody(call),
                PostFaults.brokenOff(call),
                PostFaults.garbage(call),
                PostFaults.garbage(call).afterTheEffect(),
                PostFaults.hugeBody(call, 100_000),
                PostFaults.slowBody(call, MOMENT),
                PostFaults.hangs(call, MOMENT),
                Fault.slow(call, MOMENT),
                Fault.connectionReset(call),
                Fault.connectionReset(call).afterTheEffect(),
                Fault.emptyResponse(call),
                Fault.emptyResponse(call).afterTheEffect(),
                Fault.html(call, 502),
                Fault.html(call, 502).afterTheEffect(),
                Fault.error(call, 500, "Something went wrong").afterTheEffect());
    }

    public static List<Fault> ofJob(Call call) {
        List<Fault> all = new ArrayList<>();
        Stream.of(Fate.values())
                .filter(fate -> fate != Fate.NORMAL && (fate != Fate.QUESTION || call == Call.AGENT))
                .forEach(fate -> all.add(Fault.fate(call, fate)));
        (call == Call.AGENT ? EndFaults.NO_CREDITS : EndFaults.NO_MINUTES)
                .forEach(words -> all.add(EndFaults.outOfCredit(call, words, words.length() % 2 == 0)));
        Stream.of(
                        "\"done\"",
                        "17",
                        "[1]",
                        "{}",
                        "{\"status\":7}",
                        "{\"status\":\"success\",\"media_seconds_used\":1e24}")
                .forEach(json -> all.add(EndFaults.result(call, json)));
        Stream.of("-5", "1e24", "\"half\"", "null").forEach(json -> all.add(EndFaults.percent(call, json)));
        all.add(EndFaults.state(call, "archived"));
        all.add(EndFaults.record(call, "/result/ai_credits_used", "0.12345678901234567890"));
        all.add(EndFaults.record(call, "/result/resolved_model", "{\"name\":\"sandbox\"}"));
        all.add(EndFaults.record(call, "/result/agent_response", "\"cut \\ud83d and \\u0000\""));
        all.add(EndFaults.record(call, "/result/agent_response", "\"{x*100000}\""));
        all.add(Fault.listedLate(call, ofSeconds(20)));
        all.add(Fault.foundLate(call, ofSeconds(5)));
        all.add(ReadFaults.createdAt(call, ofSeconds(-7)));
        all.add(PostFaults.copies(call, 1));
        all.add(PostFaults.longIds(call, 300));
        if (call == Call.IMPORT) {
            Stream.of(Spelling.TRIMMED, Spelling.NFD, Spelling.WIDE_BLANKS, Spelling.UPPER, Spelling.NULL)
                    .forEach(spelling -> all.add(ReadFaults.nameKept(spelling)));
        }
        return all;
    }
}
