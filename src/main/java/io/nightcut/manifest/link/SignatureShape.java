package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final Pattern HEX = Pattern.compile(
            "(?=\\d*[a-fA-F])(?=[a-fA-F]*\\d)[0-9a-fA-F]{8,}|[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    private static final Pattern RANDOM = Pattern.compile("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_+/-]{16,}={0,2}");

    /** JSON in base64 and a signature behind it, as in a JSON Web Token, also behind its version; or a PASETO. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?:[\\w-]{1,24}[=:])?(?:(?:v\\d\\.)?eyJ[\\w+/-]{5,}={0,2}(?:(?:\\.|--)[\\w+/=-]*)+|v[1-4]\\.(?:public|local)\\.[\\w.=-]{16,})");

    private static final Pattern SUBJECT = Pattern.compile(
            "\"(?:sub|url|uri|path|file|filename|key|message|data)\"\\s*:\\s*(?:\"([^\"]*)\"|(\\d+)(?=\\s*[,}]))");

    private SignatureShape() {}

    static boolean isEpoch(String text) {
        return EPOCH.matcher(text).matches();
    }

    static boolean isHash(String text) {
        return HEX.matcher(text).matches() || RANDOM.matcher(text).matches();
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
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
        return isHash(value) || (value.length() >= SHORTEST_SECRET && isSecretName(name));
    }

    /** What a token tells of the file or the person that it is for; empty: nothing that can be read. */
    static String subject(String token) {
        for (String part : token.substring(token.indexOf("eyJ") < 0 ? 0 : token.indexOf("eyJ"))
                .split("\\.|--", 0)) {
            Matcher subject = SUBJECT.matcher(decoded(part));
            String told = subject.results()
                    .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                    .collect(Collectors.joining(","));
            if (!told.isEmpty()) {
                return told;
            }
        }
        return "";
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
