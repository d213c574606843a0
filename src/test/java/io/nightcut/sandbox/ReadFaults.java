package io.nightcut.sandbox;

import java.time.Duration;

/** What is wrong with names, clocks and records in what is read. */
public final class ReadFaults {

    private ReadFaults() {}

    /** Descript keeps the name so, and searches in that. */
    public static Fault nameKept(Spelling spelling) {
        return Fault.of(Call.IMPORT, FaultKind.NAMED).saying(spelling.name());
    }

    /** Listings find a project by its name and show it so. */
    public static Fault nameListed(Spelling spelling) {
        return Fault.of(Call.PROJECTS, FaultKind.SPELL)
                .with(effect -> effect.at("/data/*/name"))
                .saying(spelling.name())
                .always();
    }

    /** The Date header is off, whoever answers. For a gateway's page alone: {@link #date(Fault, Duration)}. */
    public static Fault date(Call call, Duration by) {
        return date(Fault.of(call, FaultKind.HEADER).always(), by);
    }

    /** That answer's Date header is off. */
    public static Fault date(Fault fault, Duration by) {
        return fault.header("Date", "{date" + (by.isNegative() ? "-" + by.negated() : "+" + by) + "}");
    }

    /** created_at of what the POST makes is off, in records and in filters. */
    public static Fault createdAt(Call post, Duration by) {
        return Fault.of(post, FaultKind.DATED).pause(by).always();
    }

    /** created_at is off as it is shown; filters go by the right one. */
    public static Fault createdAtShown(Call call, Duration by) {
        boolean page = call == Call.JOBS || call == Call.PROJECTS || call == Call.NEWEST_PROJECTS;
        return Fault.of(call, FaultKind.SHIFT)
                .with(effect -> effect.at(page ? "/data/*/created_at" : "/created_at"))
                .pause(by)
                .always();
    }

    /** One 404, or as many as are ordered. */
    public static Fault notFound(Call call) {
        return Fault.error(call, 404, "Not found");
    }

    /** 404 on every read for this time. */
    public static Fault notFoundFor(Duration time) {
        return notFound(Call.JOB).on(Call.reads()).forTheNext(time);
    }

    /** A refusal that reads do not know: 402, 403, 410 and 429 in words that have nothing to do with a quota. */
    public static Fault refused(Call call, int status) {
        return Fault.error(call, status, status == 429 ? "The server is busy" : "Not for you");
    }
}
