package io.nightcut.manifest.link;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of storage services' signatures, which count only together: a name that one of them has may be that of a
 * file elsewhere. {@link SignedUrl} is frozen, and knows fewer services and asks for less.
 */
final class VendorSignature {

    private static final Pattern FAMILY = Pattern.compile("(x-[a-z]{2,8}-|q-)signature");

    /** Of whoever signs in the same way under a name of his own, as in {@code oauth_signature}. */
    private static final Pattern OTHER_FAMILY = Pattern.compile("([a-z][a-z0-9]{1,9}[-_](?:[a-z]{2,8}[-_])?)signature");

    private static final Set<String> BESIDE_OTHER_SIGNATURES = Set.of("date", "expires", "timestamp", "nonce");

    private static final Set<String> OF_OTHER_FAMILIES = Set.of(
            "signature",
            "signature_method",
            "signature-method",
            "signature_version",
            "signature-version",
            "algorithm",
            "algo",
            "date",
            "expires",
            "timestamp",
            "nonce",
            "credential",
            "verb",
            "signedheaders",
            "version");

    private static final Set<String> KEYED = Set.of(
            "signature",
            "expires",
            "key-pair-id",
            "hash-algorithm",
            "googleaccessid",
            "awsaccesskeyid",
            "ossaccesskeyid",
            "accesskeyid");

    private static final Set<String> AZURE = Set.of(
            "sig", "sv", "se", "st", "sp", "sr", "ss", "srt", "spr", "sip", "si", "ses", "sdd", "skoid", "sktid", "skt",
            "ske", "sks", "skv", "saoid", "suoid", "sduoid", "scid");

    private VendorSignature() {}

    static Query without(Query query) {
        if (query.parameters().isEmpty()) {
            return query;
        }
        List<String> families = families(query, FAMILY).toList();
        Set<String> ofOthers = families(query, OTHER_FAMILY)
                .filter(family -> BESIDE_OTHER_SIGNATURES.stream().anyMatch(each -> query.has(family + each)))
                .flatMap(family -> OF_OTHER_FAMILIES.stream().map(each -> family + each))
                .collect(Collectors.toSet());
        boolean policy = query.has("policy") && (query.has("key-pair-id") || startsWith(query, "policy", "eyJ"));
        boolean keyed = query.has("signature") && (query.has("expires") || policy);
        boolean azure = query.has("sig") && query.has("sv");
        return query.without(name -> isOf(families, name)
                || ofOthers.contains(name)
                || (keyed && (KEYED.contains(name) || name.endsWith("security-token")))
                || (keyed && policy && name.equals("policy"))
                || (azure && AZURE.contains(name)));
    }

    private static Stream<String> families(Query query, Pattern signature) {
        return query.parameters().stream()
                .map(parameter -> signature.matcher(parameter.name()))
                .filter(Matcher::matches)
                .map(family -> family.group(1));
    }

    private static boolean isOf(List<String> families, String name) {
        return (families.stream().anyMatch(name::startsWith) && !name.endsWith("-process"))
                || (families.contains("x-amz-") && name.equals("x-id"));
    }

    private static boolean startsWith(Query query, String name, String beginning) {
        String value = query.get(name);
        return value != null && value.startsWith(beginning);
    }
}
