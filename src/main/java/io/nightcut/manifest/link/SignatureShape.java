package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the parts of signatures in links look, whoever made them. What looks like one by chance, such as a random folder name,
 * is left alone: only an expiry together with a hash is a signature, and a token that says so by its shape.
 */
final class SignatureShape {

    private static final int SHORTEST_SECRET = 6;

    /** Unix time since 2014, in seconds or milliseconds. */
    private static final Pattern EPOCH = Pattern.compile("(?:1[4-9]\\d{8}|[2-4]\\d{9})(?:\\d{3})?");

    private static final Pattern TIME = Pattern.compile(
            "20\\d\\d-?\\d\\d-?\\d\\d(?:[T ]\\d\\d:?\\d\\d(?::?\\d\\d)?(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?");
    private static final Pattern EXPIRY_NAME = Pattern.compile(
            "(?:.*[-_.])?(?:e|ex|exp|expir(?:e|es|y|ation|ing)|until|deadline|ttl|valid)(?:[-_.]?(?:at|on|to|in|by|until|time|date|ts))?");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?:.*[-_.])?(?:s|h|st|sig|sign|signature|signed|hmac|hash|md5|sha1|sha256|mac|digest|token|auth|authorization|secret|key|policy|hm)");
    private static final Pattern MAY_NAME_A_FILE = Pattern.compile("(?:.*[-_.])?(?:s|h|key)");
    private static final Pattern HEX = Pattern.compile(
            "(?=\\d*[a-fA-F])(?=[a-fA-F]*\\d)[0-9a-fA-F]{8,}|[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    private static final Pattern RANDOM = Pattern.compile("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_+/-]{16,}={0,2}");

    /** A digest in base64 has one of these lengths. */
    private static final Set<Integer> LENGTHS_OF_DIGESTS = Set.of(22, 27, 43, 86);

    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_+/-]{22,86}={0,2}");
    private static final Pattern LONG_HEX = Pattern.compile("[0-9a-fA-F]{32,64}");

    /**
     * JSON in base64 and a signature behind it, as in a JSON Web Token, also behind its version; or a PASETO. What stands
     * behind the JSON is looked at once.
     */
    private static final Pattern TOKEN = Pattern.compile(
            "(?:[\\w-]{1,24}[=:])?(?:(?:v\\d[a-z]?\\.)?eyJ(?=[\\w+/=.-]++\\z)[\\w+/-]{5,}={0,2}(?:\\.|--)[\\w+/=.-]*+|v[1-4]\\.(?:public|local)\\.[\\w.=-]{16,}+)");

    private static final Pattern SUBJECT = Pattern.compile(
            "\"(?:sub|url|uri|path|file|filename|key|message|data)\"\\s*+:\\s*+(?:\"([^\"]*+)\"|(\\d++)(?=\\s*+[,}]))");
    private static final Pattern CLAIM =
            Pattern.compile("\"([^\"]*+)\"\\s*+:\\s*+(\"[^\"]*+\"|[^\\s,\"{}\\[\\]]++|\\[[^\\[\\]{}]*+])");

    /** They change with each token, or say who made it; or they are the subject. */
    private static final Set<String> OTHER_CLAIMS = Set.of(
            "exp",
            "iat",
            "nbf",
            "jti",
            "iss",
            "aud",
            "sub",
            "url",
            "uri",
            "path",
            "file",
            "filename",
            "key",
            "message",
            "data");

    private static final int SHORTEST_HASH = 22;
    private static final Pattern EPOCH_FIRST = Pattern.compile("\\d{10}~");
    private static final Pattern TIMED_NAME =
            Pattern.compile("verify|secure|auth_key|__gda__|(?:.*[-_.])?(?:token|sign|signature|auth)");
    private static final Pattern TIMED_HASH = Pattern.compile(
            "\\d{10}[-_,]((?:\\w{1,32}-\\w{1,32}-)?([A-Za-z0-9_+/-]{16,}+={0,2}))|([A-Za-z0-9_+/-]{16,}+={0,2}),\\d{10}");

    private SignatureShape() {}

    static boolean isEpoch(String text) {
        return EPOCH.matcher(text).matches();
    }

    static boolean isHash(String text) {
        return HEX.matcher(text).matches() || RANDOM.matcher(text).matches();
    }

    /** Whether it is a hash by itself, by its length and signs, so that no name of a file or folder is one. */
    static boolean isDigest(String text) {
        if (LONG_HEX.matcher(text).matches()) {
            return true;
        }
        if (!DIGEST.matcher(text).matches()) {
            return false;
        }
        String digest = text.replace("=", "");
        if (digest.chars().noneMatch(Character::isLowerCase) || digest.chars().noneMatch(Character::isUpperCase)) {
            // The name of a camera's clip, such as A001C002_261124_R1AB_X.
            return false;
        }
        int changes = 0;
        for (int i = 1; i < digest.length(); i++) {
            changes += kindOf(digest.charAt(i)) == kindOf(digest.charAt(i - 1)) ? 0 : 1;
        }
        return LENGTHS_OF_DIGESTS.contains(digest.length()) && changes * 5 > digest.length() * 2;
    }

    private static int kindOf(char sign) {
        return Character.isDigit(sign) ? 0 : Character.isUpperCase(sign) ? 1 : Character.isLowerCase(sign) ? 2 : 3;
    }

    /** Expiry and hash in one value; a name that may be that of a file's key does not make it one. */
    static boolean isTimedHash(String name, String value) {
        if (value.length() < SHORTEST_HASH) {
            return false;
        }
        boolean isAkamai =
                value.contains("hmac=") || value.toLowerCase(Locale.ROOT).contains("~signature=");
        if (isAkamai
                && (value.contains("exp=")
                        || value.toLowerCase(Locale.ROOT).contains("expires=")
                        || (isExpiryName(name) && EPOCH_FIRST.matcher(value).lookingAt()))) {
            return true;
        }
        if (name.equals("authorization") || !TIMED_NAME.matcher(name).matches()) {
            return name.equals("authorization") && value.startsWith("bce-auth-");
        }
        Matcher timed = TIMED_HASH.matcher(value);
        // What looks like numbers before the hash may be a part of it.
        return timed.matches()
                && Stream.of(1, 2, 3)
                        .map(timed::group)
                        .anyMatch(hash -> hash != null && (isDigest(hash) || isHash(hash)));
    }

    static boolean isToken(String text) {
        return (text.contains("eyJ") || text.contains(".local.") || text.contains(".public."))
                && TOKEN.matcher(text).matches();
    }

    static boolean isExpiryName(String name) {
        return EXPIRY_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    static boolean isExpiry(String name, String value) {
        return isEpoch(value) || (isExpiryName(name) && TIME.matcher(value).matches());
    }

    static boolean isSecret(String name, String value) {
        return isHash(value)
                || (value.length() >= SHORTEST_SECRET
                        && isSecretName(name)
                        && !MAY_NAME_A_FILE
                                .matcher(name.toLowerCase(Locale.ROOT))
                                .matches());
    }

    /**
     * What a token tells of the file or the person that it is for, which is all but its times, its maker and its own number;
     * empty: nothing that can be read.
     */
    static String subject(String token) {
        String parts = token.substring(Math.max(token.indexOf("eyJ"), 0));
        // Between dots, two hyphens are letters of the base64.
        for (String part : parts.split(parts.indexOf('.') < 0 ? "--" : "\\.", 0)) {
            String json = decoded(part);
            if (isHeader(json)) {
                continue;
            }
            Stream<String> subject = SUBJECT.matcher(json)
                    .results()
                    .map(match -> match.group(1) != null ? match.group(1) : match.group(2));
            Stream<String> others = CLAIM.matcher(json)
                    .results()
                    .filter(match -> !OTHER_CLAIMS.contains(match.group(1).toLowerCase(Locale.ROOT))
                            && !(isExpiryName(match.group(1)) && isEpoch(match.group(2))))
                    .map(match -> match.group(1) + "=" + match.group(2).replace("\"", ""));
            String told = Stream.concat(subject, others).collect(Collectors.joining(","));
            if (!told.isEmpty()) {
                return told;
            }
        }
        return "";
    }

    private static boolean isHeader(String json) {
        return json.contains("\"alg\"");
    }

    private static String decoded(String base64) {
        try {
            String standard = base64.replace('-', '+').replace('_', '/');
            return new String(Base64.getDecoder().decode(standard), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
