package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which parameters of a pre-signed URL are its signature, and when it expires.
 *
 * <p>A parameter counts only together with those that make a signature of it: an {@code Expires} or {@code sp} alone
 * is kept. Known are AWS (v2, v4), Google Cloud Storage (v2, v4), CloudFront (canned and custom policies) and
 * Azure's shared access signatures.
 */
final class SignedUrl {

    /** AWS and Google v2 and CloudFront: a {@code Signature} with an {@code Expires} or a {@code Policy}. */
    private static final Set<String> KEYED = Set.of(
            "signature",
            "expires",
            "policy",
            "key-pair-id",
            "hash-algorithm",
            "awsaccesskeyid",
            "x-amz-security-token",
            "googleaccessid",
            "ossaccesskeyid");

    private static final Set<String> AZURE = Set.of(
            "sig", "sv", "se", "st", "sp", "sr", "ss", "srt", "spr", "sip", "si", "ses", "sdd", "skoid", "sktid", "skt",
            "ske", "sks", "skv", "saoid", "suoid", "sduoid", "scid");

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Pattern DATE_LESS_THAN =
            Pattern.compile("\"DateLessThan\"\\s*:\\s*\\{\\s*\"AWS:EpochTime\"\\s*:\\s*\"?(\\d+)");

    private SignedUrl() {}

    /** The query without the signature, which is another every night. */
    static Query unsigned(Query query) {
        boolean amazon = query.has("x-amz-signature");
        boolean google = query.has("x-goog-signature");
        boolean keyed = isKeyed(query);
        boolean azure = query.has("sig");
        return query.without(name -> (amazon && (name.startsWith("x-amz-") || name.equals("x-id")))
                || (google && name.startsWith("x-goog-"))
                || (keyed && KEYED.contains(name))
                || (azure && AZURE.contains(name)));
    }

    /** When the URL expires, null when it does not say. */
    static @Nullable Instant expires(Query query) {
        try {
            if (query.has("x-amz-signature")) {
                return after(query.get("x-amz-date"), query.get("x-amz-expires"));
            }
            if (query.has("x-goog-signature")) {
                return after(query.get("x-goog-date"), query.get("x-goog-expires"));
            }
            if (isKeyed(query)) {
                return query.has("policy") ? ofPolicy(query.get("policy")) : ofEpoch(query.get("expires"));
            }
            return query.has("sig") ? ofAzure(query.get("se")) : null;
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            // A date that cannot be read does not make the line invalid: the server decides.
            return null;
        }
    }

    private static boolean isKeyed(Query query) {
        return query.has("signature") && (query.has("expires") || query.has("policy"));
    }

    private static @Nullable Instant after(@Nullable String date, @Nullable String seconds) {
        if (date == null || seconds == null) {
            return null;
        }
        return LocalDateTime.parse(date, BASIC).toInstant(ZoneOffset.UTC).plusSeconds(Long.parseLong(seconds));
    }

    private static @Nullable Instant ofEpoch(@Nullable String seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static @Nullable Instant ofPolicy(@Nullable String policy) {
        if (policy == null) {
            return null;
        }
        // CloudFront's own alphabet for base64 in URLs.
        String base64 = policy.replace('-', '+').replace('_', '=').replace('~', '/');
        Matcher until = DATE_LESS_THAN.matcher(new String(Base64.getDecoder().decode(base64), UTF_8));
        return until.find() ? ofEpoch(until.group(1)) : null;
    }

    private static @Nullable Instant ofAzure(@Nullable String end) {
        if (end == null) {
            return null;
        }
        return end.contains("T")
                ? OffsetDateTime.parse(end).toInstant()
                : LocalDate.parse(end).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
