package io.nightcut.manifest;

import java.util.Optional;

/**
 * The direct link behind the link that Google Drive or Dropbox gives to people.
 *
 * @param identity the same for every shape of the link
 */
record ShareLink(WebUrl direct, String identity) {

    /** Empty when the URL is nobody's share link; refuses what is the link of a folder, a document or a page. */
    static Optional<ShareLink> of(WebUrl url) {
        if (DriveLink.is(url)) {
            return Optional.of(DriveLink.direct(url));
        }
        if (DropboxLink.is(url)) {
            return Optional.of(DropboxLink.direct(url));
        }
        VideoPage.refuse(url);
        return Optional.empty();
    }
}
