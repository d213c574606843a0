package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareLinkTest {

    private static final String DRIVE = "https://drive.google.com/uc?export=download&id=";
    private static final String DIRECT =
            "https://drive.usercontent.google.com/download?id=%s&export=download&confirm=t";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://drive.google.com/file/d/1aB_c-D/view?usp=sharing",
                "https://drive.google.com/file/d/1aB_c-D/view?usp=drive_link&authuser=2#heading",
                "https://drive.google.com/file/d/1aB_c-D/edit",
                "https://drive.google.com/file/d/1aB_c-D/preview",
                "https://drive.google.com/file/d/1aB_c-D",
                "https://drive.google.com/file/d/1aB_c-D/",
                "https://drive.google.com/file/u/0/d/1aB_c-D/view",
                "https://drive.google.com/u/1/file/d/1aB_c-D/view",
                "https://drive.google.com/a/example.com/file/d/1aB_c-D/view",
                "https://docs.google.com/file/d/1aB_c-D/edit?usp=sharing",
                "https://drive.google.com/open?id=1aB_c-D",
                "https://drive.google.com/open?usp=drive_fs&id=1aB_c-D",
                "https://drive.google.com/uc?id=1aB_c-D&export=download",
                "https://drive.google.com/u/0/uc?id=1aB_c-D&export=view",
                "https://docs.google.com/uc?export=download&id=1aB_c-D",
                "https://drive.usercontent.google.com/download?id=1aB_c-D&export=download&authuser=0",
                "https://drive.usercontent.google.com/u/0/uc?id=1aB_c-D&export=download",
                "HTTP://Drive.Google.com/file/d/1aB_c-D/view"
            })
    void makesEveryShapeOfADriveLinkDirect(String link) {
        assertThat(MediaUrl.of(link).direct()).isEqualTo(DIRECT.formatted("1aB_c-D"));
        assertThat(MediaUrl.of(link).identityV1()).isEqualTo(DRIVE + "1aB_c-D");
        assertThat(MediaUrl.of(link).fileName()).isEqualTo("media.mp4");
    }

    @ParameterizedTest
    @CsvSource({
        "https://drive.google.com/file/d/1aB/view?usp=sharing&resourcekey=0-xY,&resourcekey=0-xY",
        "https://drive.google.com/open?resourcekey=0-xY&id=1aB,&resourcekey=0-xY",
        "https://drive.usercontent.google.com/download?id=1aB&confirm=x&uuid=1,&uuid=1",
    })
    void keepsWhatADriveLinkNeedsToOpenAndNotInItsIdentity(String link, String direct) {
        assertThat(MediaUrl.of(link).direct()).isEqualTo(DIRECT.formatted("1aB") + direct);
        assertThat(MediaUrl.of(link).identityV1()).isEqualTo(DRIVE + "1aB");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.dropbox.com/s/abc123/video.mp4?dl=0,https://www.dropbox.com/s/abc123/video.mp4?dl=1",
        "https://www.dropbox.com/s/abc123/video.mp4,https://www.dropbox.com/s/abc123/video.mp4?dl=1",
        "https://www.dropbox.com/s/abc123/video.mp4?raw=1,https://www.dropbox.com/s/abc123/video.mp4?dl=1",
        "https://dropbox.com/s/abc123/video.mp4?dl=1,https://dropbox.com/s/abc123/video.mp4?dl=1",
        "https://www.dropbox.com/scl/fi/x1/my%20video.mov?rlkey=k2&st=s3&dl=0,https://www.dropbox.com/scl/fi/x1/my%20video.mov?rlkey=k2&st=s3&dl=1",
        "https://www.dropbox.com/scl/fi/x1/video.mp4?dl=0&rlkey=k2,https://www.dropbox.com/scl/fi/x1/video.mp4?dl=1&rlkey=k2",
        "https://www.dropbox.com/scl/fi/x1/video?rlkey=k2,https://www.dropbox.com/scl/fi/x1/video?rlkey=k2&dl=1",
        "https://www.dropbox.com/sh/f1/h2/day/video.mp4?dl=0,https://www.dropbox.com/sh/f1/h2/day/video.mp4?dl=1",
        "https://www.dropbox.com/scl/fo/f1/h2/video.mp4?rlkey=k&dl=0,https://www.dropbox.com/scl/fo/f1/h2/video.mp4?rlkey=k&dl=1",
        "https://dl.dropboxusercontent.com/s/abc123/video.mp4,https://dl.dropboxusercontent.com/s/abc123/video.mp4",
    })
    void makesDropboxLinksDirectAndKeepsTheirParameters(String link, String direct) {
        assertThat(MediaUrl.of(link).direct()).isEqualTo(direct);
    }

    @Property
    void knowsADropboxFileByAnyOfItsLinks(@ForAll("ids") String id, @ForAll("ids") String key) {
        String file = "/scl/fi/" + id + "/video.mp4";

        assertThat(MediaUrl.of("https://dl.dropboxusercontent.com" + file + "?rlkey=" + key)
                        .identityV1())
                .isEqualTo(MediaUrl.of("https://www.dropbox.com" + file + "?dl=0&st=" + key)
                        .identityV1())
                .isNotEqualTo(MediaUrl.of("https://www.dropbox.com/scl/fi/" + id + "x/video.mp4?dl=0")
                        .identityV1());
    }

    @Property
    void makesADirectLinkNoMoreDirectThanItIs(@ForAll("ids") String id, @ForAll("ids") String key) {
        for (String link : new String[] {
            "https://drive.google.com/file/d/" + id + "/view?resourcekey=" + key,
            "https://www.dropbox.com/scl/fi/" + id + "/video.mp4?rlkey=" + key + "&dl=0"
        }) {
            MediaUrl once = MediaUrl.of(link);
            assertThat(MediaUrl.of(once.direct())).isEqualTo(once);
        }
    }

    @Property
    void tellsDriveFilesApartByTheirId(@ForAll("ids") String one, @ForAll("ids") String other) {
        boolean isSame = MediaUrl.of("https://drive.google.com/open?id=" + one)
                .identityV1()
                .equals(MediaUrl.of("https://drive.google.com/file/d/" + other + "/view")
                        .identityV1());

        assertThat(isSame).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('_', '-')
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://drive.google.com/drive/folders/1aB?usp=sharing | is a Google Drive folder",
                "https://drive.google.com/drive/u/0/folders/1aB | is a Google Drive folder",
                "https://drive.google.com/folderview?id=1aB | is a Google Drive folder",
                "https://drive.google.com/drive/my-drive | is a Google Drive folder",
                "https://docs.google.com/document/d/1aB/edit | is a Google Docs document",
                "https://docs.google.com/a/example.com/spreadsheets/d/1aB/edit#gid=0 | is a Google Sheets table",
                "https://docs.google.com/presentation/d/1aB/edit | is a Google Slides presentation",
                "https://docs.google.com/presentation/u/1/d/1aB/edit | is a Google Slides presentation",
                "https://drive.google.com/ | is a Google Drive page",
                "https://drive.google.com/open | is a Google Drive page",
                "https://drive.google.com/uc?id= | is a Google Drive page",
                "https://www.dropbox.com/sh/f1/h2?dl=0 | is a Dropbox folder",
                "https://www.dropbox.com/scl/fo/f1/h2?rlkey=k2&dl=0 | is a Dropbox folder",
                "https://www.dropbox.com/sh/f1/h2/raw%20cuts?dl=0 | is a Dropbox folder",
                "https://www.dropbox.com/home/videos?preview=a.mp4 | is a Dropbox page",
                "https://www.dropbox.com/ | is a Dropbox page",
                "https://www.dropbox.com/s/abc123/notes.pdf?dl=0 | the file \"notes.pdf\" is not a video or audio file by its name",
                "https://www.youtube.com/watch?v=dQw4 | is a YouTube page",
                "https://youtu.be/dQw4 | is a YouTube page",
                "https://m.youtube.com/shorts/dQw4 | is a YouTube page",
                "https://vimeo.com/12345 | is a Vimeo page",
                "https://www.loom.com/share/abc | is a Loom page",
                "https://us02web.zoom.us/rec/share/abc | is a Zoom page",
                "https://contoso.sharepoint.com/:v:/g/Eabc | is a SharePoint page",
                "https://1drv.ms/v/s!Abc | is a OneDrive page",
                "https://photos.app.goo.gl/abc | is a Google Photos page",
                "https://share.descript.com/view/abc | is a Descript page",
                "https://www.google.com/url?q=https://media.example.com/a.mp4&sa=D | is a redirect of www.google.com",
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmedia.example.com%2Fa.mp4&data=1 | is a redirect of eur01.safelinks.protection.outlook.com"
            })
    void refusesWhatIsNotAFileAndSaysWhatToGiveInstead(String link, String reason) {
        assertThatThrownBy(() -> MediaUrl.of(link))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageMatching(".*(Give|Choose|give that link|should end with).*\\.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.loom.com/sessions/raw/abc.mp4",
                "https://player.vimeo.com/progressive_redirect/playback/1/rendition/1080p/file.mp4",
                "https://notyoutube.com/a.mp4",
                "https://example.com/youtube.com/a.mp4",
                "https://drive.google.com.example.com/a.mp4",
                "https://c.sharepoint.com/sites/x/_layouts/15/download.aspx?share=Eabc",
                "https://onedrive.live.com/download?resid=1&authkey=2",
                "https://app.box.com/index.php?rm=box_download_shared_file&file_id=f_1",
                "https://cloud.example.com/s/abc/download"
            })
    void letsFilesThroughWhoeverServesThem(String link) {
        assertThat(MediaUrl.of(link).direct()).isEqualTo(link);
    }
}
