package io.nightcut.manifest.link;

import java.util.Optional;

/**
 * The direct link to a file behind a share link of Google Drive or Dropbox.
 *
 * @param file the same for every shape of the link
 */
record ShareLink(HttpUrl direct, HttpUrl file) {

    /**
     * Empty: it is not a share link.
     *
     * @throws IllegalArgumentException when it is the link of a folder, a document or a page
     */
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
