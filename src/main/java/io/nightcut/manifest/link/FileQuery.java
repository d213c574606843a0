package io.nightcut.manifest.link;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What says which file it is in the query of a link whose path does not: all of it but what is surely a signature. */
final class FileQuery {

    private static final Set<String> OF_A_SIGNATURE = Set.of(
            "sig",
            "signature",
            "hmac",
            "authorization",
            "access_token",
            "auth_token",
            "authkey",
            "token",
            "phpsessid",
            "jsessionid",
            "synotoken",
            "alf_ticket",
            "authticket",
            "private_token");

    /** They are sessions where another parameter has the name of a file; elsewhere they may say which file it is. */
    private static final Set<String> SESSIONS = Set.of("sid", "_sid", "session", "sessionid", "session_id");

    /** How a file is sent, and not which. */
    private static final Set<String> FLAGS = Set.of(
            "dl",
            "download",
            "raw",
            "force",
            "inline",
            "attachment",
            "disposition",
            "export",
            "alt",
            "confirm",
            "cf",
            "redirect",
            "version",
            "apiversion",
            "api-version",
            "format",
            "translate",
            "mode");

    private FileQuery() {}

    /** With its question mark, in one spelling, in alphabetical order; empty when there is nothing. */
    static String of(Query query, List<String> path, boolean hasNameInPath) {
        List<Query.Parameter> all = VendorSignature.without(query).parameters();
        List<Query.Parameter> parameters = SecretAndTime.without(all);
        boolean isNamedByPath = hasNameInPath || isOfPath(parameters, path);
        boolean expires = parameters.stream().anyMatch(FileQuery::isExpiry);
        boolean hasFileName = parameters.stream().anyMatch(each -> MediaIdentity.isMediaName(each.value()));
        List<Query.Parameter> ofTheFile = parameters.stream()
                .filter(each -> !isOfSignature(each, expires)
                        && !(hasFileName && SESSIONS.contains(each.name()) && !MediaIdentity.isMediaName(each.value())))
                .toList();
        boolean signed =
                expires || parameters.size() < all.size() || parameters.stream().anyMatch(FileQuery::isWholeSignature);
        boolean isNamed = (isNamedByPath && (signed || !ofTheFile.isEmpty()))
                || ofTheFile.stream()
                        .anyMatch(each ->
                                !FLAGS.contains(each.name()) && !each.value().isEmpty());
        return text(isNamed ? ofTheFile : unnamed(parameters));
    }

    /** Whether all that the query says is that this very path may be read for some time. */
    private static boolean isOfPath(List<Query.Parameter> parameters, List<String> path) {
        boolean expires = parameters.stream().anyMatch(FileQuery::isExpiry);
        boolean isSignatureAlone =
                parameters.stream().allMatch(each -> isOfSignature(each, expires) || FLAGS.contains(each.name()));
        return isSignatureAlone
                && path.size() > 1
                && parameters.stream()
                        .anyMatch(each -> SignatureShape.isTimedHash(each.name(), each.value()) || tells(each, path));
    }

    /** A token with the end of the path in it. */
    private static boolean tells(Query.Parameter parameter, List<String> path) {
        String whole = "/" + PercentEncoding.decoded(String.join("/", path));
        return SignatureShape.isToken(parameter.value())
                && Stream.of(SignatureShape.subject(parameter.value()).split(",", -1))
                        .anyMatch(told -> told.indexOf('/') > 0 && whole.endsWith("/" + told));
    }

    /** A link that has nothing else is known by its signature: it must not be taken for another one. */
    private static List<Query.Parameter> unnamed(List<Query.Parameter> parameters) {
        List<Query.Parameter> lasting =
                parameters.stream().filter(each -> !isExpiry(each)).toList();
        return lasting.stream().allMatch(each -> FLAGS.contains(each.name())) ? parameters : lasting;
    }

    private static String text(List<Query.Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> PercentEncoding.normalized(parameter.text().replace("+", "%20")))
                .sorted()
                .collect(Collectors.collectingAndThen(Collectors.joining("&"), all -> all.isEmpty() ? "" : "?" + all));
    }

    private static boolean isExpiry(Query.Parameter parameter) {
        return SignatureShape.isExpiryName(parameter.name())
                && SignatureShape.isExpiry(parameter.name(), parameter.value());
    }

    /** Expiry and hash in one value. */
    private static boolean isWholeSignature(Query.Parameter parameter) {
        return SignatureShape.isToken(parameter.value())
                || SignatureShape.isTimedHash(parameter.name(), parameter.value());
    }

    private static boolean isOfSignature(Query.Parameter parameter, boolean expires) {
        return OF_A_SIGNATURE.contains(parameter.name())
                || isWholeSignature(parameter)
                || isExpiry(parameter)
                || (parameter.name().equals("ticket") && parameter.value().startsWith("ST-"))
                || (expires
                        && SignatureShape.isSecretName(parameter.name())
                        && (SignatureShape.isHash(parameter.value()) || SignatureShape.isDigest(parameter.value())));
    }
}
