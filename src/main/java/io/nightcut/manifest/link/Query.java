package io.nightcut.manifest.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL in their order; their names are found in any case. */
record Query(List<Parameter> parameters) {

    static final Query NONE = new Query(List.of());

    /**
     * One of them.
     *
     * @param text as it stands in the URL
     * @param name decoded, in lower case
     */
    record Parameter(String text, String name) {

        static Parameter of(String text) {
            int equals = text.indexOf('=');
            String name = PercentEncoding.decoded(equals < 0 ? text : text.substring(0, equals));
            return new Parameter(text, name.toLowerCase(Locale.ROOT));
        }

        /** Decoded. */
        String value() {
            int equals = text.indexOf('=');
            return equals < 0 ? "" : PercentEncoding.decoded(text.substring(equals + 1));
        }
    }

    Query {
        parameters = List.copyOf(parameters);
    }

    static Query parse(String encoded) {
        return new Query(Arrays.stream(encoded.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(Parameter::of)
                .toList());
    }

    /** As a server wrote it, to the letter. */
    static Query asItIs(String encoded) {
        return new Query(
                Arrays.stream(encoded.split("&", -1)).map(Parameter::of).toList());
    }

    boolean has(String name) {
        return get(name) != null;
    }

    /** The decoded value of the first parameter of this lower-case name; empty when it has none. */
    @Nullable
    String get(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter.value();
            }
        }
        return null;
    }

    /** Without the parameters whose lower-case name is meant. */
    Query without(Predicate<String> meant) {
        List<Parameter> left = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (!meant.test(parameter.name())) {
                left.add(parameter);
            }
        }
        return new Query(left);
    }

    /** With this value in place of the one before, or at the end. */
    Query with(String name, String value) {
        List<Parameter> changed = new ArrayList<>();
        boolean isNew = true;
        for (Parameter parameter : parameters) {
            if (!parameter.name().equals(name)) {
                changed.add(parameter);
            } else if (isNew) {
                changed.add(Parameter.of(name + "=" + value));
                isNew = false;
            }
        }
        if (isNew) {
            changed.add(Parameter.of(name + "=" + value));
        }
        return new Query(changed);
    }

    @Override
    public String toString() {
        if (parameters.isEmpty()) {
            return "";
        }
        StringJoiner query = new StringJoiner("&", "?", "");
        for (Parameter parameter : parameters) {
            query.add(parameter.text());
        }
        return query.toString();
    }
}
