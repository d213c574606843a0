package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Caller.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox refuses; each refused request is one change away from one that passes. */
class StrictnessTest extends SandboxFixture {

    @Override
    SandboxSettings settings() {
        return super.settings().withImports(Quota.perMinute(100));
    }

    @Test
    void aWrongOrMissingTokenIsUnauthorized() {
        Reply wrong = new Caller(sandbox.baseUrl(), "someone-else").get("/status");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("error")).isEqualTo("unauthorized");
        assertThat(wrong.text("message")).isNotEmpty();
        assertThat(new Caller(sandbox.baseUrl(), "").importMedia("Recap").status())
                .isEqualTo(401);
        assertThat(sandbox.bill().imports()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a.mp4",
                "http://example.com/path/A.MOV?X-Amz-Signature=1.bin",
                "https://drive.google.com/uc?export=download&id=abc",
                "https://www.dropbox.com/s/abc123/video.mp4?dl=1",
                "https://www.dropbox.com/scl/fi/abc/video.mp4?rlkey=x&dl=1"
            })
    void aDirectUrlOfAKnownKindIsTaken(String url) {
        assertThat(importing(url).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://example.com/a.mp4",
                "/home/me/a.mp4",
                "not a url.mp4",
                "https://example.com/a.bin",
                "https://example.com/video",
                "https://example.com/video?file=a.mp4",
                "https://drive.google.com/file/d/abc/view?usp=sharing",
                "https://drive.google.com/open?id=abc",
                "https://drive.google.com/drive/folders/abc",
                "https://drive.google.com/uc?export=view&id=abc",
                "https://drive.google.com/uc?export=download",
                "https://www.dropbox.com/s/abc123/video.mp4?dl=0",
                "https://www.dropbox.com/s/abc123/video.mp4",
                "https://www.dropbox.com/sh/abc123/video.mp4?dl=1",
                "https://www.dropbox.com/scl/fo/abc/video.mp4?dl=1"
            })
    void aShareLinkAFolderAndAnUnknownKindAreRefused(String url) {
        Reply refused = importing(url);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).isNotEmpty();
        assertThat(sandbox.bill().imports()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'project_name': 'R', 'add_media': {'a': {}}",
                "'project_name': 'R', 'add_media': {}",
                "'project_name': 'R'",
                "'add_media': MEDIA",
                "'project_name': 'R', 'project_id': 'p', 'add_media': MEDIA",
                "'project_name': '', 'add_media': MEDIA",
                "'project_name': null, 'add_media': MEDIA",
                "'project_name': 'R', 'add_media': MEDIA, 'colour': 'red'",
                "'project_name': 'R', 'add_media': {'a': {'url': 'https://e.com/a.mp4', 'colour': 'red'}}",
                "'project_name': 'R', 'add_media': {'a': {'url': 'https://e.com/a.mp4', 'language': 'english'}}",
                "'project_name': 'R', 'add_media': {'a': {'url': 'https://e.com/a.mp4', 'file_size': 5}}",
                "'project_name': 'R', 'add_media': {'a': {'content_type': 'video/mp4'}}",
                "'project_name': 'R', 'add_media': MEDIA, 'folder_name': 'Nightly'",
                "'project_name': 'R', 'add_media': MEDIA, 'folder_name': 'Nightly', 'team_access': 'none'",
                "'project_name': 'R', 'add_media': MEDIA, 'team_access': 'all'",
                "'project_name': 'R', 'add_media': MEDIA, 'callback_url': 'here'",
                "'project_name': 'R', 'add_media': MEDIA, 'add_compositions': [{'name': 'M', 'clips': []}]",
                "'project_name': 'R', 'add_media': MEDIA, 'add_compositions': [{'clips': [{'media': 'a'}]}]",
                "'project_name': 'R', 'add_media': MEDIA, 'add_compositions': [{'name': 'M', 'clips': [{'media': 'b'}]}]"
            })
    void anImportThatIsNotQuiteRightIsRefused(String fields) {
        assertThat(postImport(fields).status()).isEqualTo(400);
        assertThat(sandbox.bill().imports()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'project_name': 'R', 'add_media': MEDIA",
                "'project_name': 'R', 'add_media': MEDIA, 'folder_name': 'A/B', 'team_access': 'comment'",
                "'project_name': 'R', 'add_media': MEDIA, 'callback_url': 'https://e.com/hook'",
                "'project_name': 'R', 'add_media': MEDIA, 'add_compositions': [{'name': 'M', 'clips': [{'media': 'a'}]}]"
            })
    void anImportThatIsRightPasses(String fields) {
        assertThat(postImport(fields).status()).isEqualTo(201);
    }

    @Test
    void anImportIntoAnUnknownProjectIsNotFound() {
        assertThat(postImport("'project_id': 'nobody', 'add_media': MEDIA").status())
                .isEqualTo(404);
    }

    @Test
    void anImportIntoAProjectWaitsUntilNothingRunsThere() {
        String project = postImport("'project_name': 'R', 'add_media': MEDIA").text("project_id");
        String more = "'project_id': '" + project + "', 'add_media': MEDIA";
        assertThat(postImport(more).status()).isEqualTo(429);
        clock.passSeconds(100);
        assertThat(postImport(more).text("project_id")).isEqualTo(project);
    }

    @Test
    void anEditThatIsNotQuiteRightIsRefused() {
        String project = imported("Weekly Recap");
        String start = "{\"project_id\": \"" + project + "\"";
        assertThat(caller.post("/jobs/agent", start + "}").status()).isEqualTo(400);
        assertThat(caller.post("/jobs/agent", start + ", \"prompt\": \" \"}").status())
                .isEqualTo(400);
        assertThat(caller.post("/jobs/agent", start + ", \"prompt\": \"Go\", \"tone\": \"dry\"}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.post("/jobs/agent", start).status()).isEqualTo(400);
        assertThat(caller.edit("nobody").status()).isEqualTo(404);
        assertThat(sandbox.bill().edits()).isZero();
        assertThat(caller.post("/jobs/agent", start + ", \"prompt\": \"Go\"}").status())
                .isEqualTo(201);
    }

    @Test
    void aCallThatDescriptDoesNotHaveIsNotFound() {
        assertThat(caller.get("/nonsense").status()).isEqualTo(404);
        assertThat(caller.delete("/projects/x").status()).isEqualTo(404);
    }

    private Reply importing(String url) {
        return postImport("'project_name': 'R', 'add_media': {'a': {'url': '" + url + "'}}");
    }

    private Reply postImport(String fields) {
        String json = "{" + fields.replace("MEDIA", "{'a': {'url': 'https://example.com/a.mp4'}}") + "}";
        return caller.post("/jobs/import/project_media", json.replace('\'', '"'));
    }
}
