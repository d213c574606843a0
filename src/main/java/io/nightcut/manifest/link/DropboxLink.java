package io.nightcut.manifest.link;

import java.util.Set;
import java.util.regex.Pattern;

/** Share links of Dropbox; with {@code dl=1} they lead to the file itself. */
final class DropboxLink {

    private static final Set<String> PAGES =
            Set.of("dropbox.com", "www.dropbox.com", "m.dropbox.com", "dl.dropbox.com");
    private static final String DIRECT = "dl.dropboxusercontent.com";
    private static final Pattern FILE = Pattern.compile("/(?:s|scl/fi)/[^/]+(?:/.*)?");
    private static final Pattern FILE_IN_FOLDER = Pattern.compile("/(?:sh|scl/fo)/[^/]+/[^/]+/.+");
    private static final Pattern FOLDER = Pattern.compile("/(?:sh|scl/fo)/.*");

    /** How the file is shown, and the permission to see it: they change while the file does not. */
    private static final Set<String> NOT_OF_THE_FILE = Set.of("dl", "raw", "rlkey", "st", "e");

    private DropboxLink() {}

    static boolean is(HttpUrl url) {
        return PAGES.contains(url.host()) || url.isHost(DIRECT);
    }

    static ShareLink direct(HttpUrl url) {
        if (!isFile(url)) {
            throw new IllegalArgumentException(
                    FOLDER.matcher(url.path()).matches()
                            ? "the url is a Dropbox folder, which cannot be imported. Give the link of a file in it (Share, Copy link)."
                            : "the url is a Dropbox page, not the link of a file. Choose Share, Copy link on the file itself.");
        }
        Query download = url.isHost(DIRECT)
                ? url.query()
                : url.query().without("raw"::equals).with("dl", "1");
        Query file = url.query().without(NOT_OF_THE_FILE::contains);
        return new ShareLink(
                new HttpUrl("https", url.host(), url.port(), url.path(), download),
                new HttpUrl("https", "www.dropbox.com", "", url.path(), file));
    }

    private static boolean isFile(HttpUrl url) {
        return FILE.matcher(url.path()).matches()
                || (FILE_IN_FOLDER.matcher(url.path()).matches() && FileType.isTaken(url.fileName()));
    }
}
