package io.nightcut.manifest.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signature of two parameters that are named alike, as in {@code wsSecret=…&wsTime=…}, or {@code token-hash=…&token-time=…}:
 * neither says which file it is. Without a name in common they are one only if the time is written in hexadecimal.
 */
final class SecretAndTime {

    private static final Pattern TIME = Pattern.compile("(.*?)(?:(?:start|end)?time|(?<![a-z])t)");
    private static final Pattern SECRET = Pattern.compile("(.*?)(?:secret|hash|sign|signature|hmac)");

    /** From November 2025 to 2034. */
    private static final Pattern HEX_TIME = Pattern.compile("(?i)(?:6[9a-f]|7[0-9])[0-9a-f]{6}");

    private SecretAndTime() {}

    /** All parameters but those of such signatures. */
    static List<Query.Parameter> without(List<Query.Parameter> all) {
        Map<String, Query.Parameter> secrets = new HashMap<>();
        for (Query.Parameter each : all) {
            Matcher secret = SECRET.matcher(each.name());
            if (secret.matches() && (SignatureShape.isHash(each.value()) || SignatureShape.isDigest(each.value()))) {
                secrets.put(secret.group(1), each);
            }
        }
        if (secrets.isEmpty()) {
            return all;
        }
        Set<Query.Parameter> signature = new HashSet<>();
        for (Query.Parameter each : all) {
            Matcher time = TIME.matcher(each.name());
            Query.Parameter secret = time.matches() ? secrets.get(time.group(1)) : null;
            if (secret != null && isTimeOf(secret, time.group(1), each.value())) {
                signature.addAll(List.of(secret, each));
            }
        }
        return all.stream().filter(each -> !signature.contains(each)).toList();
    }

    private static boolean isTimeOf(Query.Parameter secret, String name, String time) {
        boolean isHexTime = HEX_TIME.matcher(time).matches();
        return name.isEmpty()
                ? isHexTime && secret.name().startsWith("sig")
                : (isHexTime || SignatureShape.isEpoch(time)) && !mayBeOfAFile(name, secret);
    }

    /** {@code file_hash} beside {@code file_time} says which file it is. */
    private static boolean mayBeOfAFile(String name, Query.Parameter secret) {
        return secret.name().endsWith("hash") && !name.contains("token");
    }
}
