package io.nightcut.manifest.link;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@link FileQuery} was in earlier versions, whose ledgers hold keys of it: it stays as it is.
 */
final class FileQueryV2 {

    private static final Set<String> OF_A_SIGNATURE =
            Set.of("sig", "signature", "hmac", "authorization", "access_token", "auth_token", "authkey", "token");

    private FileQueryV2() {}

    /** With its question mark, in one spelling, in alphabetical order; empty when there is nothing. */
    static String of(Query query, List<String> path) {
        boolean isNamedByPath = isNamed(path);
        Query unsigned = SignedUrl.unsigned(query);
        List<Query.Parameter> parameters = unsigned.parameters();
        boolean expires = parameters.stream().anyMatch(FileQueryV2::isExpiry);
        List<Query.Parameter> ofTheFile = parameters.stream()
                .filter(parameter -> !isOfSignature(parameter, expires))
                .toList();
        boolean signed = expires || parameters.stream().anyMatch(FileQueryV2::isWholeSignature);
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
        return isToken(parameter.value())
                || (parameter.value().contains("exp=") && parameter.value().contains("hmac="));
    }

    private static boolean isOfSignature(Query.Parameter parameter, boolean expires) {
        return OF_A_SIGNATURE.contains(parameter.name())
                || isWholeSignature(parameter)
                || isExpiry(parameter)
                || (expires
                        && SignatureShape.isSecretName(parameter.name())
                        && SignatureShape.isHash(parameter.value()));
    }

    /** A token of OneDrive was no token. */
    private static boolean isToken(String value) {
        return !value.startsWith("v1e.") && SignatureShape.isToken(value);
    }

    private static boolean isNamed(List<String> path) {
        List<String> segments =
                path.stream().filter(segment -> !segment.isEmpty()).toList();
        return segments.subList(Math.max(segments.size() - 2, 0), segments.size()).stream()
                .anyMatch(segment -> segment.chars()
                                .filter(each -> each >= '0' && each <= '9')
                                .count()
                        > 1);
    }
}
