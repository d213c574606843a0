package io.nightcut.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Which media URLs Descript takes: direct ones, of a file whose path tells a known extension. */
final class MediaUrl {

    private static final Set<String> EXTENSIONS = Set.of("mp4", "mov", "wav", "flac", "aac", "mp3");

    private MediaUrl() {}

    static void check(String url) {
        URI uri = parse(url);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        Query query = Query.parse(uri.getRawQuery());
        if (host.equals("drive.google.com") || host.equals("docs.google.com")) {
            checkDrive(uri, query, url);
            return;
        }
        if (host.equals("dropbox.com") || host.equals("www.dropbox.com")) {
            checkDropbox(uri, query, url);
        }
        checkExtension(uri, url);
    }

    private static URI parse(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (Set.of("http", "https").contains(scheme) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Refused below, as any other text that is no web address.
        }
        throw Refused.badRequest("Media URL must be an http or https URL: " + url);
    }

    private static void checkDrive(URI uri, Query query, String url) {
        boolean direct = uri.getPath().equals("/uc")
                && query.values().getOrDefault("export", "").equals("download")
                && !query.values().getOrDefault("id", "").isEmpty();
        if (!direct) {
            throw Refused.badRequest("Google Drive share links cannot be imported, use a direct link: " + url);
        }
    }

    private static void checkDropbox(URI uri, Query query, String url) {
        if (uri.getPath().startsWith("/sh/") || uri.getPath().startsWith("/scl/fo/")) {
            throw Refused.badRequest("Dropbox folders cannot be imported: " + url);
        }
        if (!query.values().getOrDefault("dl", "0").equals("1")) {
            throw Refused.badRequest("Dropbox share links cannot be imported, use dl=1: " + url);
        }
    }

    private static void checkExtension(URI uri, String url) {
        String file = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!file.contains(".") || !EXTENSIONS.contains(extension)) {
            throw Refused.badRequest("Unsupported media file extension: " + url);
        }
    }
}
