package io.nightcut.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL in their order, as they are encoded; their names are found in any case. */
record Query(List<String> parameters) {

    static final Query NONE = new Query(List.of());

    Query {
        parameters = List.copyOf(parameters);
    }

    static Query parse(String encoded) {
        return new Query(Arrays.stream(encoded.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .toList());
    }

    boolean has(String name) {
        return get(name) != null;
    }

    /** The decoded value of the first parameter of this name; empty when it has none. */
    @Nullable
    String get(String name) {
        for (String parameter : parameters) {
            if (isNamed(parameter, name)) {
                int equals = parameter.indexOf('=');
                return equals < 0 ? "" : decoded(parameter.substring(equals + 1));
            }
        }
        return null;
    }

    /** Without the parameters whose name in lower case is meant. */
    Query without(Predicate<String> meant) {
        return new Query(parameters.stream()
                .filter(parameter -> !meant.test(name(parameter)))
                .toList());
    }

    /** With this value in place of the one before, or at the end. */
    Query with(String name, String value) {
        List<String> changed = new ArrayList<>();
        boolean isNew = true;
        for (String parameter : parameters) {
            if (!isNamed(parameter, name)) {
                changed.add(parameter);
            } else if (isNew) {
                changed.add(name + "=" + value);
                isNew = false;
            }
        }
        if (isNew) {
            changed.add(name + "=" + value);
        }
        return new Query(changed);
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static boolean isNamed(String parameter, String name) {
        return name(parameter).equals(name.toLowerCase(Locale.ROOT));
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return decoded(equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
    }
}
