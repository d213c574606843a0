package io.nightcut.manifest.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the segments of a path that are surely a signature: a token, or an expiry together with a hash. */
final class PathSignature {

    /** Its list of paths may hold slashes, so that it is more than one segment; it has few parts, however long its link. */
    private static final Pattern WITH_PATHS = Pattern.compile(
            "(?<=/)(?:[\\w-]{1,40}=)?(?:\\w{1,40}=[^/~]{0,1000}~){0,8}exp=\\d{10}~[^?]*?hmac=[0-9a-fA-F]++(?:/|$)");

    private static final int SHORTEST = 8;
    private static final int SHORTEST_WITHOUT_DIGITS = 32;

    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{64}");

    /** From November 2025 to 2034: so few that a random id is hardly ever one. */
    private static final Pattern HEX_TIME = Pattern.compile("(?:6[9a-f]|7[0-9])[0-9a-f]{6}");

    private static final Pattern MINUTE = Pattern.compile("20\\d{10}");
    private static final Pattern POLICY =
            Pattern.compile("(?:\\w+=)?policy[:=]eyJ[\\w+/=-]+[,&;]signature[:=][\\w+/=-]{8,}");
    private static final String BETWEEN = "[&~;,|!]";
    private static final Pattern SESSION = Pattern.compile("\\(S\\([a-z0-9]{24}\\)\\)");

    /** What stands beside an expiry and a hash in one segment; any other name may be that of the file. */
    private static final Set<String> BESIDE = Set.of(
            "acl",
            "data",
            "ip",
            "st",
            "start",
            "starts",
            "urlprefix",
            "pathglobs",
            "keyname",
            "key-pair-id",
            "policy",
            "hash-algorithm",
            "token_path",
            "fullpath",
            "payload",
            "headers",
            "sessionid",
            "limit");

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
        } else if (isSession(path, i)) {
            signed.set(i);
        } else if (isExpiry(path, i)) {
            markWithHash(path, i, i - 1, signed);
            markWithHash(path, i, i + 1, signed);
            if (i > 1 && SignatureShape.isExpiryName(path.get(i - 1))) {
                markWithHash(path, i, i - 2, signed);
                markWithNamedHash(path, i, i - 2, signed);
            }
            markWithNamedHash(path, i, i + 2, signed);
        } else if (i > 0
                && SignatureShape.isDigest(path.get(i - 1))
                && HEX_TIME.matcher(segment).matches()) {
            signed.set(i - 1, i + 1);
        } else if (i == 1 && (isMinuteAndHash(path.get(0), segment) || isMinuteAndHash(segment, path.get(0)))) {
            signed.set(0, 2);
        }
    }

    private static boolean isMinuteAndHash(String minute, String hash) {
        return MINUTE.matcher(minute).matches() && MD5.matcher(hash).matches();
    }

    /** Of a server that has no cookies, or of Kaltura, behind its name. */
    private static boolean isSession(List<String> path, int i) {
        String segment = path.get(i);
        return SESSION.matcher(segment).matches()
                || (i > 0 && segment.startsWith("djJ8") && path.get(i - 1).equals("ks"));
    }

    private static void markWithHash(List<String> path, int expiry, int hash, BitSet signed) {
        if (hash >= 0 && hash < path.size() && isHash(path.get(hash))) {
            signed.set(expiry);
            signed.set(hash);
        }
    }

    private static void markWithNamedHash(List<String> path, int expiry, int hash, BitSet signed) {
        if (hash > 0
                && hash < path.size()
                && SignatureShape.isSecretName(path.get(hash - 1))
                && isHashByItself(path.get(hash))) {
            signed.set(expiry);
            signed.set(hash);
        }
    }

    /** By itself: {@code Zm9vYmFyMTIzNDU2Nzg5MA,1795086400}, or {@code expires=1795086400&token=…}. */
    private static boolean isWhole(String segment) {
        int comma = segment.indexOf(',');
        if (comma >= 0) {
            String one = segment.substring(0, comma);
            String other = segment.substring(comma + 1);
            if ((SignatureShape.isEpoch(one) && isHashByItself(other))
                    || (isHashByItself(one) && SignatureShape.isEpoch(other))) {
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
            String name = named.name().isEmpty() ? named.value() : named.name();
            boolean expires = isNamedExpiry(named);
            boolean hides = !expires && isNamedSecret(named);
            if (!expires && !hides && !BESIDE.contains(name.toLowerCase(Locale.ROOT))) {
                return false;
            }
            expiry |= expires;
            secret |= hides;
        }
        return expiry && secret;
    }

    private static boolean isHashByItself(String text) {
        return SignatureShape.isDigest(text) || SignatureShape.isHash(text);
    }

    private static boolean isNamedExpiry(NamedValue named) {
        return SignatureShape.isExpiryName(named.name()) && SignatureShape.isExpiry(named.name(), named.value());
    }

    private static boolean isNamedSecret(NamedValue named) {
        return SignatureShape.isSecretName(named.name()) && SignatureShape.isSecret(named.name(), named.value());
    }

    private static boolean isExpiry(List<String> path, int i) {
        NamedValue named = NamedValue.of(path.get(i));
        return named.name().isEmpty() ? SignatureShape.isEpoch(named.value()) : isNamedExpiry(named);
    }

    /** Beside an expiry; without a name only by its length, since ids are random too. */
    private static boolean isHash(String segment) {
        NamedValue named = NamedValue.of(segment);
        return named.name().isEmpty() ? SignatureShape.isDigest(named.value()) : isNamedSecret(named);
    }

    private record NamedValue(String name, String value) {

        private static final Pattern INNER = Pattern.compile("[A-Za-z_]++=[^=]++");

        /** Without a name when it has no equals sign; of {@code a=b=1} the inner one. */
        static NamedValue of(String part) {
            int equals = part.indexOf('=');
            if (equals < 0 || part.substring(equals).chars().allMatch(c -> c == '=')) {
                return new NamedValue("", part);
            }
            String value = part.substring(equals + 1);
            return INNER.matcher(value).matches() ? of(value) : new NamedValue(part.substring(0, equals), value);
        }
    }
}
