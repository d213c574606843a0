package io.nightcut.manifest.link;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of storage services' signatures, which count only together: a name that one of them has may be that of a
 * file elsewhere. {@link SignedUrl} is frozen, and knows fewer services and asks for less.
 */
final class VendorSignature {

    private static final Pattern FAMILY = Pattern.compile("(x-[a-z]{2,8}-|q-)signature");

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
        List<String> families = query.parameters().stream()
                .map(parameter -> FAMILY.matcher(parameter.name()))
                .filter(Matcher::matches)
                .map(family -> family.group(1))
                .toList();
        boolean policy = query.has("policy") && (query.has("key-pair-id") || startsWith(query, "policy", "eyJ"));
        boolean keyed = query.has("signature") && (query.has("expires") || policy);
        boolean azure = query.has("sig") && query.has("sv");
        return query.without(name -> isOf(families, name)
                || (keyed && (KEYED.contains(name) || name.endsWith("security-token")))
                || (keyed && policy && name.equals("policy"))
                || (azure && AZURE.contains(name)));
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
