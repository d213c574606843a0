package io.nightcut.manifest.link;

import io.nightcut.text.Characters;
import io.nightcut.text.Redacted;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an http or https URL, percent-encoded by RFC 3986; a fragment is dropped.
 *
 * @param scheme in lower case
 * @param host in lower case, in its ASCII form
 * @param port with its colon, or empty
 */
public record HttpUrl(String scheme, String host, String port, String path, Query query) {

    /** In characters; servers take no longer ones, and everything below looks at a URL several times. */
    static final int LONGEST = 8192;

    /** In characters, by RFC 1035. */
    private static final int LONGEST_HOST = 253;

    /** Likewise, of its parts between dots. */
    private static final int LONGEST_LABEL = 63;

    private static final Pattern SCHEME = Pattern.compile("(?i)(https?)://");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?i)([\\p{L}\\p{N}\\p{M}._-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-][a-z0-9_.-]*|\\[[0-9a-f:.]+]");

    /**
     * Reads what a person wrote.
     *
     * @throws IllegalArgumentException with a sentence for that person, which never holds the link's query
     */
    public static HttpUrl parse(String written) {
        String url = Characters.trim(written);
        refuseWhatIsNotOneUrl(url);
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.lookingAt()) {
            throw new IllegalArgumentException("the url \"%s\" is not a link. It must begin with https:// or http://."
                    .formatted(Redacted.excerpt(url)));
        }
        int fragment = startOf('#', url, scheme.end(), url.length());
        int query = startOf('?', url, scheme.end(), fragment);
        int path = startOf('/', url, scheme.end(), query);
        Matcher authority = authority(url.substring(scheme.end(), path), url);
        return new HttpUrl(
                scheme.group(1).toLowerCase(Locale.ROOT),
                host(authority.group(1), url),
                authority.group(2) == null ? "" : authority.group(2),
                PercentEncoding.ofPath(url.substring(path, query)),
                query == fragment
                        ? Query.NONE
                        : Query.parse(PercentEncoding.ofQuery(url.substring(query + 1, fragment))));
    }

    /** The same URL as Java's, which is what an HTTP client takes; empty: it is not http or https, or has no host. */
    public static Optional<HttpUrl> of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !SCHEME.matcher(scheme + "://").matches()) {
            return Optional.empty();
        }
        return Optional.of(new HttpUrl(
                scheme,
                uri.getHost().toLowerCase(Locale.ROOT),
                uri.getPort() < 0 ? "" : ":" + uri.getPort(),
                uri.getRawPath(),
                uri.getRawQuery() == null ? Query.NONE : Query.asItIs(uri.getRawQuery())));
    }

    /** Empty: Java does not take its host for one, such as a name with an underscore. */
    public Optional<URI> toUri() {
        return uri(toString()).filter(uri -> uri.getHost() != null);
    }

    /**
     * Where a {@code Location} header in the response from this URL leads, whatever its scheme; empty: it cannot be read.
     */
    public Optional<URI> resolve(String location) {
        String encoded = PercentEncoding.ofHeader(location.trim());
        // The JDK resolves by RFC 2396, which drops the file name when the reference is a query alone.
        Optional<URI> target = uri(encoded.startsWith("?") ? path + encoded : encoded);
        return toUri().flatMap(base -> target.map(base::resolve));
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** Host and port: one server. */
    public String authority() {
        return port.isEmpty() ? host : host + port;
    }

    HttpUrl with(Query other) {
        return new HttpUrl(scheme, host, port, path, other);
    }

    boolean isHost(String name) {
        return host.equals(name);
    }

    /** Whether the host is the domain or one below it. */
    boolean isIn(String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** The last segment of the path, decoded; empty when the path ends with a slash. */
    String fileName() {
        String segment = path.substring(path.lastIndexOf('/') + 1);
        String decoded = PercentEncoding.decoded(segment);
        return Characters.onOneLine(decoded.substring(decoded.lastIndexOf('/') + 1));
    }

    @Override
    public String toString() {
        return scheme + "://" + host + port + path + query;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static int startOf(char sign, String url, int from, int end) {
        int start = url.indexOf(sign, from);
        return start < 0 ? end : Math.min(start, end);
    }

    private static void refuseWhatIsNotOneUrl(String url) {
        if (url.isEmpty()) {
            throw new IllegalArgumentException("the url is empty. Give a link that begins with https://.");
        }
        if (url.length() > LONGEST) {
            throw new IllegalArgumentException("the url has %d characters. A link has at most %d. Copy the link again."
                    .formatted(url.length(), LONGEST));
        }
        if (!Characters.isOnOneLine(url)) {
            throw new IllegalArgumentException("the url contains a line break or a tab. Copy the link again.");
        }
    }

    private static Matcher authority(String authority, String url) {
        if (authority.contains("@")) {
            throw new IllegalArgumentException(
                    "the url \"%s\" contains a user name or password. Use a pre-signed link instead."
                            .formatted(Redacted.excerpt(url)));
        }
        Matcher hostAndPort = HOST_AND_PORT.matcher(authority);
        if (authority.length() > LONGEST_HOST + ":65535".length()
                || !hostAndPort.matches()
                || !isPort(hostAndPort.group(2))) {
            throw noHost(url);
        }
        return hostAndPort;
    }

    private static boolean isPort(@Nullable String port) {
        return port == null || (Integer.parseInt(port.substring(1)) > 0 && Integer.parseInt(port.substring(1)) < 65536);
    }

    private static String host(String written, String url) {
        try {
            String host = (isShortAscii(written) ? written : IDN.toASCII(written)).toLowerCase(Locale.ROOT);
            if (NAME.matcher(host).matches() && !host.contains("..")) {
                return host;
            }
            throw noHost(url);
        } catch (IllegalArgumentException e) {
            throw noHost(url);
        }
    }

    /** Such a name is its own ASCII form. */
    private static boolean isShortAscii(String host) {
        return host.startsWith("[") || (host.length() <= LONGEST_LABEL && StringUtils.isAsciiPrintable(host));
    }

    private static IllegalArgumentException noHost(String url) {
        return new IllegalArgumentException(
                "the url \"%s\" has no valid host name. Copy the link again.".formatted(Redacted.excerpt(url)));
    }
}
