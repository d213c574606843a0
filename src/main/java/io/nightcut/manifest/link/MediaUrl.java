package io.nightcut.manifest.link;

import io.nightcut.text.Characters;
import io.nightcut.text.KnownSecrets;
import io.nightcut.text.Redacted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A media file that Descript can download, or a local one that is to be uploaded.
 *
 * @param direct the URL to send, or the {@code file:} URL of what is to be uploaded; its query may hold a
 *     signature and is never shown
 * @param identity which file it is: the same on every night, whatever its link's shape and signature
 * @param identityV1 the same as version 0.1.0 made it, which is frozen; see {@link ProjectKeyV1}
 * @param expires when the URL stops working, if it says so
 * @param fileName a name to show, with an extension
 */
public record MediaUrl(
        String direct,
        String identity,
        String identityV1,
        @Nullable Instant expires,
        String fileName) {

    private static final String NAMELESS = "media.mp4";
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,5}");

    /**
     * Reads a link as a person wrote it.
     *
     * @throws IllegalArgumentException with a sentence for that person, which never holds the link's query
     */
    public static MediaUrl of(String written) {
        return ofLink(UrlCell.linkIn(written), written);
    }

    private static MediaUrl ofLink(String link, String written) {
        HttpUrl url = HttpUrl.parse(link);
        // What is frozen is known by the letters that were written.
        HttpUrl frozen = written.contains("&amp;") ? HttpUrl.parse(Characters.trim(written)) : url;
        return ShareLink.of(url).map(MediaUrl::shared).orElseGet(() -> plain(url, frozen));
    }

    /**
     * Reads a link, or the path of a local file.
     *
     * @param folder in which relative paths begin
     * @throws IllegalArgumentException as above
     */
    public static MediaUrl of(String written, Path folder) {
        String link = UrlCell.linkIn(written);
        return LocalPath.of(link, folder).map(MediaUrl::local).orElseGet(() -> ofLink(link, written));
    }

    /** The same local file, known by its content and not by its path: tonight's file of the same name is another one. */
    public MediaUrl ofContent(String content) {
        return new MediaUrl(direct, "content:" + content, identityV1, expires, fileName);
    }

    /** Leaves out the query, which may hold a signature. */
    @Override
    public String toString() {
        return Redacted.excerpt(direct);
    }

    private static MediaUrl shared(ShareLink link) {
        String fileName = link.direct().fileName();
        KnownSecrets.addUrl(link.direct().toString());
        refuseOtherTypes(fileName);
        return new MediaUrl(
                link.direct().toString(),
                MediaIdentity.of(link.file()),
                PercentEncoding.normalized(link.file().toString()),
                null,
                FileType.extension(fileName).isEmpty() ? NAMELESS : fileName);
    }

    private static MediaUrl local(LocalPath path) {
        refuseOtherTypes(path.fileName());
        if (!EXTENSION.matcher(FileType.extension(path.fileName())).matches()) {
            throw new IllegalArgumentException(
                    "the file \"%s\" has no extension that says what it is. Its name must end with one, such as .mp4."
                            .formatted(Redacted.excerpt(path.fileName())));
        }
        return new MediaUrl(path.url(), path.url(), path.url(), null, Characters.onOneLine(path.fileName()));
    }

    private static MediaUrl plain(HttpUrl url, HttpUrl frozen) {
        if (url.fileName().isEmpty() && url.query().parameters().isEmpty()) {
            throw new IllegalArgumentException(
                    "the url \"%s\" leads to a page or a folder, not to a file. Give the link of the file."
                            .formatted(Redacted.excerpt(url.toString())));
        }
        refuseOtherTypes(url.fileName());
        String direct = url.toString();
        KnownSecrets.addUrl(direct);
        String identity = MediaIdentity.of(url);
        if (!identity.startsWith(url.authority() + url.path()) || url.path().contains("/bot")) {
            PathSecrets.in(url).forEach(KnownSecrets::add);
        }
        String identityV1 = frozen.with(SignedUrl.unsigned(frozen.query())).toString();
        return new MediaUrl(
                direct,
                identity,
                PercentEncoding.normalized(identityV1),
                SignedUrl.expires(url.query()),
                shownName(url));
    }

    /** Descript wants to see an extension, which the query may have if the path has none. */
    private static String shownName(HttpUrl url) {
        String name = MediaIdentity.withoutParameter(url.fileName());
        if (!FileType.extension(name).isEmpty()) {
            return name;
        }
        return url.query().parameters().stream()
                .map(parameter -> parameter.value().substring(parameter.value().lastIndexOf('/') + 1))
                .filter(MediaIdentity::isMediaName)
                .map(Characters::onOneLine)
                .findFirst()
                .orElse(name.isEmpty() ? NAMELESS : name + ".mp4");
    }

    private static void refuseOtherTypes(String fileName) {
        if (FileType.isSurelyNone(fileName)) {
            throw new IllegalArgumentException(
                    "the file \"%s\" is not a video or audio file by its name. Its name should end with %s."
                            .formatted(Redacted.excerpt(fileName), FileType.EXTENSIONS));
        }
    }
}
