package io.nightcut.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fault as a line of text: calls, kind, then what differs from "the next request, a 200":
 * {@code IMPORT,AGENT ERROR after status=502 message="Bad gateway" on="Recap" skip=2 every=3 times=always rate=0.2
 * from=PT1M until=PT5M asked=cursor= fate=STUCK pause=PT5S at=/data/0 count=2 header.Retry-After="{date+PT5M}"}.
 * A value with blanks is quoted as in JSON.
 */
final class FaultText {

    private static final Pattern PLAIN = Pattern.compile("[^\\s\"]+");
    private static final Pattern WORD = Pattern.compile("([^\\s=]+)(?:=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S*))?(?:\\s+|$)");
    private static final String HEADER = "header.";
    private static final String ALWAYS = "always";

    private FaultText() {}

    static String of(Fault fault) {
        Effect effect = fault.effect();
        Target target = fault.target();
        StringJoiner line = new StringJoiner(" ");
        line.add(fault.calls().stream().sorted().map(Call::name).collect(Collectors.joining(",")));
        line.add(fault.kind().name());
        if (fault.afterEffect() && !fault.kind().needsTheAnswer()) {
            line.add("after");
        }
        add(line, "status", effect.status(), Effect.NONE.status());
        add(line, "message", effect.message(), null);
        add(line, "fate", effect.fate(), Effect.NONE.fate());
        add(line, "pause", effect.pause(), Effect.NONE.pause());
        add(line, "at", effect.at(), Effect.NONE.at());
        add(line, "count", effect.count(), Effect.NONE.count());
        effect.headers().keySet().stream()
                .sorted()
                .forEach(name -> add(line, HEADER + name, effect.headers().get(name), null));
        add(line, "on", target.project(), null);
        add(line, "asked", target.asked(), null);
        add(line, "skip", target.skip(), Target.NEXT.skip());
        add(line, "every", target.every(), Target.NEXT.every());
        add(line, "times", target.times() == Integer.MAX_VALUE ? ALWAYS : target.times(), Target.NEXT.times());
        add(line, "rate", target.rate(), Target.NEXT.rate());
        add(line, "from", target.from(), Target.NEXT.from());
        add(line, "until", target.until(), null);
        return line.toString();
    }

    private static void add(StringJoiner line, String name, @Nullable Object value, @Nullable Object usual) {
        if (value != null && !value.equals(usual)) {
            String text = value.toString();
            boolean plain = PLAIN.matcher(text).matches();
            line.add(name + "=" + (plain ? text : JsonMapper.shared().writeValueAsString(text)));
        }
    }

    /** One a line; empty lines and those that begin with {@code #} say nothing. */
    static List<Fault> script(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(FaultText::parse)
                .toList();
    }

    static Fault parse(String line) {
        String[] start = line.strip().split("\\s+", 3);
        if (start.length < 2) {
            throw new IllegalArgumentException("A fault needs calls and a kind: " + line);
        }
        Set<Call> calls = Arrays.stream(start[0].split(","))
                .map(Call::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Call.class)));
        Fault fault = new Fault(calls, FaultKind.valueOf(start[1]), false, Effect.NONE, Target.NEXT);
        Matcher words = WORD.matcher(start.length == 3 ? start[2] : "");
        int end = 0;
        while (words.find() && words.start() == end) {
            fault = with(fault, words.group(1), value(words.group(2)));
            end = words.end();
        }
        if (start.length == 3 && end < start[2].length()) {
            throw new IllegalArgumentException("Not understood: " + start[2].substring(end));
        }
        return fault;
    }

    private static String value(@Nullable String text) {
        try {
            return text != null && text.startsWith("\"")
                    ? JsonMapper.shared().readValue(text, String.class)
                    : String.valueOf(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a quoted value: " + text, e);
        }
    }

    private static Fault with(Fault fault, String name, String value) {
        if (name.startsWith(HEADER)) {
            return fault.header(name.substring(HEADER.length()), value);
        }
        return switch (name) {
            case "after" -> fault.afterTheEffect();
            case "status" -> fault.status(Integer.parseInt(value));
            case "message" -> fault.saying(value);
            case "fate" -> fault.with(effect -> effect.fate(Fate.valueOf(value)));
            case "pause" -> fault.pause(Duration.parse(value));
            case "at" -> fault.with(effect -> effect.at(value));
            case "count" -> fault.with(effect -> effect.count(Integer.parseInt(value)));
            case "on" -> fault.on(value);
            case "asked" -> fault.asked(value);
            case "skip" -> fault.at(target -> target.skip(Integer.parseInt(value)));
            case "every" -> fault.at(target -> target.every(Integer.parseInt(value)));
            case "times" -> value.equals(ALWAYS) ? fault.always() : fault.times(Integer.parseInt(value));
            case "rate" -> fault.at(target -> target.rate(Double.parseDouble(value)));
            case "from" -> fault.at(target -> target.from(Duration.parse(value)));
            case "until" -> fault.at(target -> target.until(Duration.parse(value)));
            default -> throw new IllegalArgumentException("Not known of a fault: " + name);
        };
    }
}
