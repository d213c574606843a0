package io.nightcut.doctor;

/**
 * What was looked at, and what was found.
 *
 * @param topic in a word or two
 * @param text a sentence, with the next move if something is not right
 */
public record Finding(String topic, Verdict verdict, String text) {

    public static Finding ok(String topic, String text) {
        return new Finding(topic, Verdict.OK, text);
    }

    public static Finding warning(String topic, String text) {
        return new Finding(topic, Verdict.WARNING, text);
    }

    public static Finding wrong(String topic, String text) {
        return new Finding(topic, Verdict.WRONG, text);
    }
}
