package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The same file under another link, on another night. */
class SameFileTest extends NightFixture {

    @Test
    void aFreshTokenIsPaidOnceWhoeverMadeIt() {
        Path manifest = night("9e3779b1", 1795086400);
        Ended first = nightcut.run(manifest);
        Path second = night("3c6ef362", 1795172800);
        Ended check = nightcut.command("check", second);
        Ended night = nightcut.run(second);

        assertThat(first.exitCode()).as(first.said()).isEqualTo(ExitCode.DONE);
        assertThat(check.out()).contains("10 projects: 0 to import, 0 to edit, 10 already done");
        assertThat(check.out()).contains("  done: 10 ").doesNotContain("no longer in the manifest");
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.results()).isEqualTo(first.results());
        assertThat(sandbox.bill().imports()).isEqualTo(10);
        assertThat(sandbox.bill().edits()).isEqualTo(10);
    }

    private Path night(String token, long expires) {
        return manifest(
                "supabase,https://proj.supabase.co/storage/v1/object/sign/videos/ep1.mp4?token=eyJhbGciOi%1$s.eyJ1cmwi%1$s.sig%1$s"
                        .formatted(token),
                "bunny,https://lib.b-cdn.net/ep2.mp4?token=HS256-%s&expires=%d".formatted(token, expires),
                "secure link,https://media.example.com/ep3.mp4?md5=%s&expires=%d".formatted(token, expires),
                "secure link in the path,https://media.example.com/%1$s%1$s%1$s%1$s/%2$d/ep4.mp4"
                        .formatted(token, expires),
                "b2 auth,https://f004.backblazeb2.com/file/bucket/ep5.mp4?Authorization=4_00%s_acct_".formatted(token),
                "bunny path,https://lib.b-cdn.net/bcdn_token=HS256-%s&expires=%d/ep6.mp4".formatted(token, expires),
                "akamai,https://media.example.com/exp=%d~acl=/*~hmac=%s/ep7.mp4".formatted(expires, token),
                "token,https://media.example.com/eyJhbGciOi%1$s.eyJ1cmwi%1$s.sig%1$s/ep8.mp4".formatted(token),
                "other spelling,http%s://media.example.com:%s/./ep9.mp4?b=2&a=1"
                        .formatted(expires % 3 == 0 ? "s" : "", expires % 3 == 0 ? "443" : "80"),
                "an app,https://app.example.com/media/ep10.mp4?session=%s".formatted(token));
    }
}
