package io.nightcut.manifest.link;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What says which file it is in the query of a link whose path does not: all of it but what is surely a signature. */
final class FileQuery {

    private static final Set<String> OF_A_SIGNATURE =
            Set.of("sig", "signature", "hmac", "authorization", "access_token", "auth_token", "authkey", "token");

    private FileQuery() {}

    /** With its question mark, in one spelling, in alphabetical order; empty when there is nothing. */
    static String of(Query query, boolean isNamedByPath) {
        Query unsigned = SignedUrl.unsigned(query);
        List<Query.Parameter> parameters = unsigned.parameters();
        boolean expires = parameters.stream().anyMatch(FileQuery::isExpiry);
        List<Query.Parameter> ofTheFile = parameters.stream()
                .filter(parameter -> !isOfSignature(parameter, expires))
                .toList();
        boolean signed = expires || parameters.stream().anyMatch(FileQuery::isWholeSignature);
        // A link that has nothing else is known by its signature: it must not be taken for another one.
        List<Query.Parameter> counted = ofTheFile.isEmpty() && !(signed && isNamedByPath) ? parameters : ofTheFile;
        return counted.stream()
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
                || (parameter.value().contains("exp=") && parameter.value().contains("hmac="));
    }

    private static boolean isOfSignature(Query.Parameter parameter, boolean expires) {
        return OF_A_SIGNATURE.contains(parameter.name())
                || isWholeSignature(parameter)
                || SignatureShape.isToken(parameter.value())
                || isExpiry(parameter)
                || (expires
                        && SignatureShape.isSecretName(parameter.name())
                        && SignatureShape.isHash(parameter.value()));
    }
}
