package io.nightcut.manifest.link;

import java.util.Optional;

/**
 * The direct link behind the link that Google Drive or Dropbox gives to people.
 *
 * @param identity the same for every shape of the link
 */
record ShareLink(HttpUrl direct, String identity) {

    /** Empty when the URL is nobody's share link; refuses what is the link of a folder, a document or a page. */
    static Optional<ShareLink> of(HttpUrl url) {
        if (GoogleDriveLink.is(url)) {
            return Optional.of(GoogleDriveLink.direct(url));
        }
        if (DropboxLink.is(url)) {
            return Optional.of(DropboxLink.direct(url));
        }
        VideoPage.refuse(url);
        return Optional.empty();
    }
}
