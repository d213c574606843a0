package io.nightcut.manifest.link;

import io.nightcut.text.Characters;
import io.nightcut.text.KnownSecrets;
import io.nightcut.text.Redacted;
import java.nio.file.Path;
import java.time.Instant;
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

    /**
     * Reads a link as a person wrote it.
     *
     * @throws IllegalArgumentException with a sentence for that person, which never holds the link's query
     */
    public static MediaUrl of(String written) {
        HttpUrl url = HttpUrl.parse(written);
        return ShareLink.of(url).map(MediaUrl::shared).orElseGet(() -> plain(url));
    }

    /**
     * Reads a link, or the path of a local file.
     *
     * @param folder in which relative paths begin
     * @throws IllegalArgumentException as above
     */
    public static MediaUrl of(String written, Path folder) {
        return LocalPath.of(written, folder).map(MediaUrl::local).orElseGet(() -> of(written));
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
        boolean isNameless = FileType.extension(fileName).isEmpty();
        if (!isNameless) {
            refuseOtherTypes(fileName);
        }
        return new MediaUrl(
                link.direct().toString(),
                MediaIdentity.of(link.file()),
                PercentEncoding.normalized(link.file().toString()),
                null,
                isNameless ? NAMELESS : fileName);
    }

    private static MediaUrl local(LocalPath path) {
        refuseOtherTypes(path.fileName());
        return new MediaUrl(path.url(), path.url(), path.url(), null, Characters.onOneLine(path.fileName()));
    }

    private static MediaUrl plain(HttpUrl url) {
        refuseOtherTypes(url.fileName());
        KnownSecrets.addUrl(url.toString());
        String identityV1 = url.with(SignedUrl.unsigned(url.query())).toString();
        return new MediaUrl(
                url.toString(),
                MediaIdentity.of(url),
                PercentEncoding.normalized(identityV1),
                SignedUrl.expires(url.query()),
                url.fileName());
    }

    private static void refuseOtherTypes(String fileName) {
        if (!FileType.isTaken(fileName)) {
            throw new IllegalArgumentException(
                    "the file \"%s\" is of a type that Descript does not import. Its name must end with %s."
                            .formatted(Redacted.excerpt(fileName), FileType.EXTENSIONS));
        }
    }
}
