package io.nightcut.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/**
 * The secrets that this process has used: the API token, the signatures of links, and upload addresses. Pieces of them are
 * kept, by which a text that brings one back is recognised, also when it was cut at either end.
 */
public final class KnownSecrets {

    /** Dates, lengths and algorithms stand in most links, and are no secrets. */
    private static final Set<String> NO_SECRETS =
            Set.of("AWS4-HMAC-SHA256", "GOOG4-RSA-SHA256", "GOOG4-HMAC-SHA256", "UNSIGNED-PAYLOAD");

    /** What a random secret may have beside letters and digits. */
    private static final String SIGNS = "+/=_-";

    private static final String BETWEEN_PARTS = "~,:.*=!";

    private static final int SHORTEST = 16;

    /** Words of a language that are joined to so many letters stand in no link. */
    private static final int LONG = 40;

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** How the name of a file or a host ends, which stands in many other texts too. */
    private static final Pattern NAME = Pattern.compile("\\.[a-zA-Z][a-zA-Z0-9]{1,6}$");

    private static final SecretPieces PIECES = new SecretPieces();

    private KnownSecrets() {}

    /**
     * Remembers a secret by its beginning, and by further pieces if it looks like a random one: pieces of readable
     * words would be found everywhere. A short one is left to the patterns.
     */
    public static void add(String secret) {
        String plain = Unescaped.of(secret);
        int last = plain.length() - SecretPieces.LENGTH;
        if (last < 0 || NO_SECRETS.contains(plain)) {
            return;
        }
        PIECES.add(plain, 0);
        if (isRandom(plain)) {
            for (int at = SecretPieces.LENGTH; at < last; at += SecretPieces.LENGTH) {
                PIECES.add(plain, at);
            }
            PIECES.add(plain, last);
        }
    }

    /** Remembers a secret of which no piece of 12 characters may be shown, nor of its encodings. */
    public static void addToken(String token) {
        String plain = Unescaped.of(token);
        if (plain.length() < SecretPieces.LENGTH) {
            return;
        }
        addAllPieces(plain);
        byte[] bytes = plain.getBytes(UTF_8);
        addAllPieces(HexFormat.of().formatHex(bytes));
        addAllPieces(HexFormat.of().withUpperCase().formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            byte[] behind = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, behind, before, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(behind);
            // At both ends it depends on what stands beside the token.
            addAllPieces(encoded.substring(before == 0 ? 0 : 4, encoded.length() - 1));
        }
    }

    private static void addAllPieces(String text) {
        for (int at = 0; at + SecretPieces.LENGTH <= text.length(); at++) {
            PIECES.add(text, at);
        }
    }

    /** Remembers the values in a URL's query. One that is a URL too has secrets in its own query only. */
    public static void addUrl(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return;
        }
        String parameters = Unescaped.of(url.substring(query + 1));
        for (int start = 0, end; start < parameters.length(); start = end + 1) {
            end = start;
            while (end < parameters.length() && parameters.charAt(end) != '&' && parameters.charAt(end) != ';') {
                end++;
            }
            String parameter = parameters.substring(start, end);
            String value = parameter.substring(parameter.indexOf('=') + 1);
            if (value.contains("://")) {
                addUrl(value);
            } else {
                if (!NAME.matcher(value).find()) {
                    add(value);
                }
                addParts(value);
            }
        }
    }

    /** A value may have several, such as an expiry, a path and a hash. */
    private static void addParts(String value) {
        if (!hasParts(value)) {
            return;
        }
        StringTokenizer parts = new StringTokenizer(value, BETWEEN_PARTS);
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            if (isRandom(part)) {
                add(part);
            }
        }
    }

    /** Most have none: neither a letter nor a digit is between two. */
    private static boolean hasParts(String value) {
        for (int i = 0; i < value.length(); i++) {
            char sign = value.charAt(i);
            if (!isLetterOrDigit(sign) && BETWEEN_PARTS.indexOf(sign) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char sign) {
        return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    }

    /** Remembers an address to which whoever knows it may write: its path may be what is secret in it. */
    public static void addAddress(String url) {
        addUrl(url);
        int query = url.indexOf('?');
        for (String segment : (query < 0 ? url : url.substring(0, query)).split("/", -1)) {
            // An id of Descript's is in many places, and does not open anything.
            if (isRandom(segment) && !UUID.matcher(segment).matches()) {
                add(segment);
            }
        }
    }

    /** Whether it is no word of a language: long, or with digits and in both cases, often changing between them. */
    private static boolean isRandom(String secret) {
        boolean isHex = true;
        int changes = 0;
        int before = -1;
        for (int i = 0; i < secret.length(); i++) {
            char sign = secret.charAt(i);
            if (!isLetterOrDigit(sign) && SIGNS.indexOf(sign) < 0) {
                return false;
            }
            int kind = kindOf(sign);
            isHex &= HexFormat.isHexDigit(sign);
            changes += i == 0 || kind == before ? 0 : 1;
            before = kind;
        }
        return secret.length() >= SHORTEST && (secret.length() >= LONG || isHex || changes * 5 > secret.length() * 2);
    }

    private static int kindOf(char sign) {
        return sign >= '0' && sign <= '9' ? 0 : sign >= 'A' && sign <= 'Z' ? 1 : 2;
    }

    /** Where the first of them begins in an unescaped text; -1: nowhere. */
    static int startIn(String plain) {
        int start = PIECES.startIn(plain);
        // Before the piece that was found may stand the end of the one before it.
        for (int i = 1; start > 0 && i < SecretPieces.LENGTH && isOfASecret(plain.charAt(start - 1)); i++) {
            start--;
        }
        return start;
    }

    private static boolean isOfASecret(char sign) {
        return isLetterOrDigit(sign) || "_-+/".indexOf(sign) >= 0;
    }
}
