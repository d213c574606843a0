package io.nightcut.manifest.link;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What in the path of a link lets anybody fetch the file: its signature, or the token of a bot. */
public final class PathSecrets {

    private static final Pattern BOT = Pattern.compile("bot\\d{6,20}:[\\w-]{30,100}");

    private PathSecrets() {}

    /** A link without its query as people may see it. */
    public static String without(String location) {
        try {
            HttpUrl url = HttpUrl.parse(location);
            List<String> secrets = in(url);
            return secrets.isEmpty()
                    ? location
                    : MediaIdentity.segments(url.path()).stream()
                            .map(segment -> secrets.contains(segment) ? "…" : segment)
                            .collect(Collectors.joining("/", url.scheme() + "://" + url.authority() + "/", ""));
        } catch (IllegalArgumentException e) {
            return location;
        }
    }

    /** The segments of the path that may not be shown. */
    static List<String> in(HttpUrl url) {
        List<String> path = MediaIdentity.segments(url.path());
        List<String> kept = PathSignature.without(path);
        return path.stream()
                .filter(segment -> !kept.contains(segment)
                        || (segment.startsWith("bot") && BOT.matcher(segment).matches()))
                .toList();
    }
}
