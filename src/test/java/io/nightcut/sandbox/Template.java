package io.nightcut.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a fault's text says at the moment it strikes: {@code {date+PT5M}} a time as HTTP headers have it,
 * {@code {time-PT1S}} as JSON has it, {@code {unix+PT5M}} in seconds and {@code {millis+PT5M}} in milliseconds since
 * 1970, {@code {n}} how often the fault struck before, {@code {x*300}} that many x.
 */
record Template(Instant now, int struck) {

    private static final Pattern TIME = Pattern.compile("\\{(date|time|unix|millis)(?:([+-])(P[0-9A-Z.]+))?}");
    private static final Pattern MANY = Pattern.compile("\\{x\\*([0-9]+)}");

    String fill(String text) {
        String timed = TIME.matcher(text).replaceAll(this::time);
        Function<MatchResult, String> many = match -> "x".repeat(Integer.parseInt(match.group(1)));
        return MANY.matcher(timed.replace("{n}", String.valueOf(struck))).replaceAll(many);
    }

    private String time(MatchResult match) {
        Duration by = match.group(3) == null ? Duration.ZERO : Duration.parse(match.group(3));
        Instant at = "-".equals(match.group(2)) ? now.minus(by) : now.plus(by);
        return switch (match.group(1)) {
            case "date" -> Answer.HTTP_DATE.format(at);
            case "time" -> JobAnswer.time(at);
            case "unix" -> String.valueOf(at.getEpochSecond());
            default -> String.valueOf(at.toEpochMilli());
        };
    }
}
