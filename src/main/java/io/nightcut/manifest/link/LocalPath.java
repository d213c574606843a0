package io.nightcut.manifest.link;

import io.nightcut.text.Characters;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a local file in the url column of the manifest: a plain path, or a {@code file:} URL.
 *
 * @param url absolute and normalized
 * @param fileName decoded
 */
record LocalPath(String url, String fileName) {

    private static final Pattern FILE_URL = Pattern.compile("(?i)file:(?://(?:localhost)?(?=/))?(.*)");

    /** Of two letters or more: a single one is a Windows drive. */
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]+:(?!\\s).*");

    private static final Pattern HOST =
            Pattern.compile("(?i)[\\p{L}\\p{N}_-][\\p{L}\\p{N}_.-]*\\.\\p{L}{2,}(?::\\d+)?/.*");
    private static final Pattern DRIVE = Pattern.compile("(?i)[a-z]:[/\\\\].*");
    private static final Pattern EXTENSION = Pattern.compile("(?=.*[a-z])[a-z0-9]{2,5}");

    /**
     * Empty: it is not a path.
     *
     * @param folder in which relative paths begin
     */
    static Optional<LocalPath> of(String written, Path folder) {
        String cell = Characters.trim(written);
        if (cell.length() > HttpUrl.LONGEST || isLink(cell)) {
            return Optional.empty();
        }
        if (cell.startsWith("//") || cell.startsWith("\\\\")) {
            throw new IllegalArgumentException(
                    "the url is a network path. Give a link that begins with https://, or the path of a local file.");
        }
        Matcher fileUrl = FILE_URL.matcher(cell);
        if (fileUrl.matches()) {
            return Optional.of(resolved(PercentEncoding.ofPath(fileUrl.group(1)), folder));
        }
        return isPath(cell) ? Optional.of(resolved(encoded(cell), folder)) : Optional.empty();
    }

    /** Most cells are, and this is soon seen. */
    private static boolean isLink(String cell) {
        return cell.regionMatches(true, 0, "https://", 0, 8) || cell.regionMatches(true, 0, "http://", 0, 7);
    }

    private static boolean isPath(String cell) {
        if (DRIVE.matcher(cell).matches()) {
            return true;
        }
        return Characters.isOnOneLine(cell)
                && !PercentEncoding.decoded(PercentEncoding.ofPath(cell)).contains("://")
                && !SCHEME.matcher(cell).matches()
                && !HOST.matcher(cell).matches()
                && (cell.contains("/")
                        || cell.contains("\\")
                        || EXTENSION.matcher(FileType.extension(cell)).matches());
    }

    /** By way of its URL, which can hold any file name, whatever character set the JVM uses for paths. */
    private static LocalPath resolved(String encoded, Path folder) {
        if (!Characters.isOnOneLine(PercentEncoding.decoded(encoded))) {
            throw new IllegalArgumentException("the url contains a line break or a tab. Copy the path again.");
        }
        String start = encoded.startsWith("/") ? "" : isDrive(encoded) ? "/" : rootOf(folder);
        Path path = Path.of(URI.create("file://" + start + encoded)).normalize();
        String url = withoutSlash(path.toUri().toString());
        return new LocalPath(url, PercentEncoding.decoded(url.substring(url.lastIndexOf('/') + 1)));
    }

    private static String rootOf(Path folder) {
        return withoutSlash(folder.toAbsolutePath().toUri().getRawPath()) + "/";
    }

    private static boolean isDrive(String encoded) {
        return DRIVE.matcher(PercentEncoding.decoded(encoded)).matches();
    }

    /** A folder's URL ends with a slash only as long as there is such a folder. */
    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** In a plain path a percent sign is only itself. */
    private static String encoded(String path) {
        String separated = path.replace(File.separatorChar, '/');
        return PercentEncoding.ofPath(separated.replace("%", "%25"));
    }
}
