package io.nightcut.manifest.link;

import java.util.Locale;
import java.util.Map;

/** Sites whose links lead to a page that shows a video, not to the video's file. */
final class VideoPage {

    private static final Map<String, String> SITES = Map.ofEntries(
            Map.entry("youtube.com", "YouTube"),
            Map.entry("youtu.be", "YouTube"),
            Map.entry("youtube-nocookie.com", "YouTube"),
            Map.entry("vimeo.com", "Vimeo"),
            Map.entry("loom.com", "Loom"),
            Map.entry("wistia.com", "Wistia"),
            Map.entry("wistia.net", "Wistia"),
            Map.entry("dailymotion.com", "Dailymotion"),
            Map.entry("dai.ly", "Dailymotion"),
            Map.entry("twitch.tv", "Twitch"),
            Map.entry("tiktok.com", "TikTok"),
            Map.entry("instagram.com", "Instagram"),
            Map.entry("facebook.com", "Facebook"),
            Map.entry("fb.watch", "Facebook"),
            Map.entry("twitter.com", "X"),
            Map.entry("x.com", "X"),
            Map.entry("linkedin.com", "LinkedIn"),
            Map.entry("streamable.com", "Streamable"),
            Map.entry("vidyard.com", "Vidyard"),
            Map.entry("descript.com", "Descript"),
            Map.entry("riverside.fm", "Riverside"),
            Map.entry("riverside.com", "Riverside"),
            Map.entry("zoom.us", "Zoom"),
            Map.entry("frame.io", "Frame.io"),
            Map.entry("soundcloud.com", "SoundCloud"),
            Map.entry("spotify.com", "Spotify"),
            Map.entry("wetransfer.com", "WeTransfer"),
            Map.entry("we.tl", "WeTransfer"),
            Map.entry("box.com", "Box"),
            Map.entry("onedrive.live.com", "OneDrive"),
            Map.entry("1drv.ms", "OneDrive"),
            Map.entry("sharepoint.com", "SharePoint"),
            Map.entry("icloud.com", "iCloud"),
            Map.entry("photos.google.com", "Google Photos"),
            Map.entry("photos.app.goo.gl", "Google Photos"));

    private VideoPage() {}

    /** Of a file on a site that shows files on pages. */
    private static boolean isDownload(HttpUrl url) {
        return (url.path() + "/").toLowerCase(Locale.ROOT).matches(".*/(webhook_)?download(\\.aspx)?/.*")
                // For programs, which are given no pages.
                || url.host().startsWith("api.")
                || String.valueOf(url.query().get("rm")).startsWith("box_download")
                || "1".equals(url.query().get("download"));
    }

    /** A link that mail programs and search pages put around another one. */
    private static void refuseRedirect(HttpUrl url) {
        boolean isRedirect =
                (url.host().matches("(www\\.)?google\\.[a-z.]+") && url.path().equals("/url"))
                        || url.isIn("safelinks.protection.outlook.com")
                        || (url.isIn("facebook.com") && url.path().equals("/l.php"));
        if (isRedirect) {
            throw new IllegalArgumentException(
                    "the url is a redirect of %s, with another link in it. Give the link that it leads to."
                            .formatted(url.host()));
        }
    }

    /**
     * Lets links to files on the same sites pass, such as {@code cdn.loom.com/….mp4}.
     *
     * @throws IllegalArgumentException with a sentence for the person who wrote the link
     */
    static void refuse(HttpUrl url) {
        if (MediaIdentity.isMediaName(url.fileName()) || isDownload(url)) {
            return;
        }
        refuseRedirect(url);
        SITES.forEach((domain, site) -> {
            if (url.isIn(domain)) {
                throw new IllegalArgumentException(
                        "the url is a %s page, not a video or audio file. Download the file, put it on Google Drive, Dropbox or your own storage, and give that link."
                                .formatted(site));
            }
        });
    }
}
