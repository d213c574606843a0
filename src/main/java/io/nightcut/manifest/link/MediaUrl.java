package io.nightcut.manifest.link;

import io.nightcut.text.Characters;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A media file that Descript can fetch, or one of this machine that is to be uploaded.
 *
 * @param direct the URL to send, or the {@code file:} URL of what is to be uploaded; its query may hold a signature and is
 *     for nobody's eyes
 * @param identity the same for the same file on every night, whatever its link's shape and signature
 * @param expires when the URL stops working, if it says so
 * @param fileName a name to show, with an extension
 */
public record MediaUrl(
        String direct, String identity, @Nullable Instant expires, String fileName) {

    private static final String NAMELESS = "media.mp4";

    /**
     * Takes the link as a person wrote it.
     *
     * @throws IllegalArgumentException with a sentence for that person, which never holds the link's query
     */
    public static MediaUrl of(String written) {
        HttpUrl url = HttpUrl.parse(written);
        return ShareLink.of(url).map(MediaUrl::shared).orElseGet(() -> plain(url));
    }

    /** Takes the link, or the path of a file of this machine; a relative one begins in this folder. */
    public static MediaUrl of(String written, Path folder) {
        return LocalPath.of(written, folder).map(MediaUrl::local).orElseGet(() -> of(written));
    }

    /** Leaves out the query, which may hold a signature. */
    @Override
    public String toString() {
        return HttpUrl.withoutQuery(direct);
    }

    private static MediaUrl shared(ShareLink link) {
        String fileName = link.direct().fileName();
        boolean isNameless = FileType.extension(fileName).isEmpty();
        if (!isNameless) {
            refuseOtherKinds(fileName);
        }
        return new MediaUrl(link.direct().toString(), link.identity(), null, isNameless ? NAMELESS : fileName);
    }

    private static MediaUrl local(LocalPath path) {
        refuseOtherKinds(path.fileName());
        return new MediaUrl(path.url(), path.url(), null, Characters.onOneLine(path.fileName()));
    }

    private static MediaUrl plain(HttpUrl url) {
        refuseOtherKinds(url.fileName());
        String identity = url.with(SignedUrl.unsigned(url.query())).toString();
        return new MediaUrl(
                url.toString(), PercentEncoding.normalized(identity), SignedUrl.expires(url.query()), url.fileName());
    }

    private static void refuseOtherKinds(String fileName) {
        if (!FileType.isTaken(fileName)) {
            throw new IllegalArgumentException(
                    "the file \"%s\" of the url has no name that Descript takes. It must end with .mp4, .mov, .wav, .flac, .aac or .mp3."
                            .formatted(HttpUrl.withoutQuery(fileName)));
        }
    }
}
