package io.nightcut.manifest.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Share links of Google Drive. {@code download?confirm=t} leads to the file itself, whatever its size: {@code uc} shows a page
 * about viruses instead of a large one. The key is made of the latter, which it always was.
 */
final class GoogleDriveLink {

    private static final Set<String> HOSTS =
            Set.of("drive.google.com", "docs.google.com", "drive.usercontent.google.com");
    private static final String ACCOUNT = "(?:/a/[^/]+)?(?:/u/\\d+)?";
    private static final Pattern FILE = Pattern.compile(ACCOUNT + "/file" + ACCOUNT + "/d/([\\w-]+)(?:/.*)?");
    private static final Pattern BY_ID = Pattern.compile(ACCOUNT + "/(?:uc|open|download)/?");
    private static final Pattern ID = Pattern.compile("[\\w-]+");
    private static final Pattern FOLDER =
            Pattern.compile(ACCOUNT + "/(?:drive|folders|folderview|embeddedfolderview)(?:/.*)?");
    private static final Pattern DOCUMENT = Pattern.compile(ACCOUNT + "/([a-z]+)" + ACCOUNT + "/d/.*");
    private static final Map<String, String> DOCUMENTS = Map.of(
            "document", "Google Docs document",
            "spreadsheets", "Google Sheets table",
            "presentation", "Google Slides presentation",
            "forms", "Google Forms form",
            "drawings", "Google Drawings picture",
            "videos", "Google Vids project");

    /** Parameters for the look of Google's page, which mean nothing for a download. */
    private static final Set<String> OF_THE_PAGE =
            Set.of("id", "export", "confirm", "usp", "authuser", "pli", "hl", "ouid", "rtpof", "sd", "ts", "ths");

    private GoogleDriveLink() {}

    static boolean is(HttpUrl url) {
        return HOSTS.contains(url.host());
    }

    static ShareLink direct(HttpUrl url) {
        String id = fileId(url);
        if (id == null) {
            throw new IllegalArgumentException(refusal(url));
        }
        HttpUrl plain = new HttpUrl("https", "drive.google.com", "", "/uc", Query.parse("export=download&id=" + id));
        List<Query.Parameter> parameters = new ArrayList<>(
                Query.parse("id=" + id + "&export=download&confirm=t").parameters());
        parameters.addAll(url.query().without(OF_THE_PAGE::contains).parameters());
        return new ShareLink(
                new HttpUrl("https", "drive.usercontent.google.com", "", "/download", new Query(parameters)), plain);
    }

    private static @Nullable String fileId(HttpUrl url) {
        Matcher file = FILE.matcher(url.path());
        if (file.matches()) {
            return file.group(1);
        }
        String id = url.query().get("id");
        return id != null
                        && ID.matcher(id).matches()
                        && BY_ID.matcher(url.path()).matches()
                ? id
                : null;
    }

    private static String refusal(HttpUrl url) {
        if (FOLDER.matcher(url.path()).matches()) {
            return "the url is a Google Drive folder, which cannot be imported. Give the link of a file in it (Share, Copy link).";
        }
        Matcher document = DOCUMENT.matcher(url.path());
        if (document.matches() && DOCUMENTS.containsKey(document.group(1))) {
            return "the url is a %s, not a video or audio file. Give the link of the file."
                    .formatted(DOCUMENTS.get(document.group(1)));
        }
        return "the url is a Google Drive page, not the link of a file. Choose Share, Copy link on the file itself.";
    }
}
