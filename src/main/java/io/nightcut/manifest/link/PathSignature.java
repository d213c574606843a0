package io.nightcut.manifest.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the segments of a path that are surely a signature: a token, or an expiry together with a hash. */
final class PathSignature {

    /** Its list of paths may hold slashes, so that it is more than one segment. */
    private static final Pattern WITH_PATHS =
            Pattern.compile("(?<=/)(?:[\\w-]+=)?(?:\\w+=[^/~]*~)*exp=\\d{10}~[^?]*?hmac=[0-9a-fA-F]+(?:/|$)");

    private static final int SHORTEST = 8;
    private static final int SHORTEST_WITHOUT_DIGITS = 32;

    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern HEX_TIME = Pattern.compile("[5-9a-f][0-9a-f]{7}");
    private static final Pattern MINUTE = Pattern.compile("20\\d{10}");
    private static final Pattern POLICY =
            Pattern.compile("(?:\\w+=)?policy[:=]eyJ[\\w+/=-]+[,&;]signature[:=][\\w+/=-]{8,}");
    private static final String BETWEEN = "[&~;,|!]";
    private static final Pattern TWO_PARTS =
            Pattern.compile("([^._:,;~|-]+)[._:,;~|-](.+)|(.+)[._:,;~|-]([^._:,;~|-]+)");

    private PathSignature() {}

    /** @param path its segments, in one spelling; the last one is the file's name and stays */
    static List<String> without(List<String> path) {
        if (path.isEmpty()) {
            return path;
        }
        int last = path.size() - 1;
        if (path.subList(0, last).stream().allMatch(PathSignature::isInnocent)
                && !path.get(last).contains("exp=")) {
            return path;
        }
        String joined = "/" + String.join("/", path);
        List<String> segments = joined.contains("exp=")
                ? List.of(WITH_PATHS.matcher(joined).replaceAll("").substring(1).split("/", -1))
                : path;
        BitSet signed = new BitSet();
        List<String> decoded = segments.stream().map(PercentEncoding::decoded).toList();
        int folders = segments.size() - 1;
        for (int i = 0; i < folders; i++) {
            mark(decoded.subList(0, folders), i, signed);
        }
        List<String> unsigned = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            if (i < folders && SignatureShape.isToken(decoded.get(i))) {
                String subject = SignatureShape.subject(decoded.get(i));
                if (!subject.isEmpty()) {
                    unsigned.add(subject);
                }
            } else if (!signed.get(i)) {
                unsigned.add(segments.get(i));
            }
        }
        return unsigned;
    }

    /**
     * Whether it can be no part of a signature, which is quickly seen of most segments: what expires has eight digits or
     * more, what is a hash beside a time has 32, and a token tells it by its beginning.
     */
    private static boolean isInnocent(String segment) {
        return segment.length() < SHORTEST
                || (segment.length() < SHORTEST_WITHOUT_DIGITS
                        && !segment.contains("eyJ")
                        && segment.chars().noneMatch(sign -> sign >= '0' && sign <= '9'));
    }

    private static void mark(List<String> path, int i, BitSet signed) {
        String segment = path.get(i);
        if (isWhole(segment)) {
            signed.set(i);
        } else if (isExpiry(path, i)) {
            markWithHash(path, i, i - 1, signed);
            markWithHash(path, i, i + 1, signed);
            if (i > 1 && SignatureShape.isExpiryName(path.get(i - 1))) {
                markWithHash(path, i, i - 2, signed);
            }
            if (i + 1 < path.size() && SignatureShape.isSecretName(path.get(i + 1))) {
                markWithHash(path, i, i + 2, signed);
            }
        } else if (i > 0
                && MD5.matcher(path.get(i - 1)).matches()
                && HEX_TIME.matcher(segment).matches()) {
            signed.set(i - 1, i + 1);
        } else if (i == 1
                && MD5.matcher(segment).matches()
                && MINUTE.matcher(path.get(0)).matches()) {
            signed.set(0, 2);
        }
    }

    private static void markWithHash(List<String> path, int expiry, int hash, BitSet signed) {
        if (hash >= 0 && hash < path.size() && isHash(path.get(hash))) {
            signed.set(expiry);
            signed.set(hash);
        }
    }

    /** By itself: {@code 1795086400_9e3779b1}, or {@code expires=1795086400&token=…}. */
    private static boolean isWhole(String segment) {
        var parts = TWO_PARTS.matcher(segment);
        if (parts.matches()) {
            String one = parts.group(1) != null ? parts.group(1) : parts.group(3);
            String other = parts.group(2) != null ? parts.group(2) : parts.group(4);
            if ((SignatureShape.isEpoch(one) && SignatureShape.isHash(other))
                    || (SignatureShape.isHash(one) && SignatureShape.isEpoch(other))) {
                return true;
            }
        }
        if (segment.indexOf('=') < 0) {
            return false;
        }
        if (POLICY.matcher(segment).matches()) {
            return true;
        }
        boolean expiry = false;
        boolean secret = false;
        for (String part : segment.split(BETWEEN, 0)) {
            NamedValue named = NamedValue.of(part);
            boolean expires = SignatureShape.isExpiry(named.name(), named.value());
            boolean hides = !expires && SignatureShape.isSecret(named.name(), named.value());
            if (named.name().isEmpty() && !expires && !hides) {
                return false;
            }
            expiry |= expires;
            secret |= hides;
        }
        return expiry && secret;
    }

    private static boolean isExpiry(List<String> path, int i) {
        NamedValue named = NamedValue.of(path.get(i));
        String name = named.name().isEmpty() && i > 0 ? path.get(i - 1) : named.name();
        return SignatureShape.isEpoch(named.value())
                || (!named.name().isEmpty() && SignatureShape.isExpiry(name, named.value()));
    }

    private static boolean isHash(String segment) {
        NamedValue named = NamedValue.of(segment);
        return SignatureShape.isHash(named.value())
                || (!named.name().isEmpty() && SignatureShape.isSecret(named.name(), named.value()));
    }

    private record NamedValue(String name, String value) {

        /** Without a name when it has no equals sign; of {@code a=b=1} the inner one. */
        static NamedValue of(String part) {
            int equals = part.indexOf('=');
            if (equals < 0 || part.substring(equals).chars().allMatch(c -> c == '=')) {
                return new NamedValue("", part);
            }
            String value = part.substring(equals + 1);
            return value.matches("[A-Za-z_]+=[^=]+") ? of(value) : new NamedValue(part.substring(0, equals), value);
        }
    }
}
