package io.nightcut.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.story.Ended;
import io.nightcut.story.InAFile;
import io.nightcut.story.NightFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An upload that is under way is noted beside the state: whoever cannot read the note has lost a paid import. */
@InAFile
class GoldenUploadTest extends NightFixture {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void theNoteOfAnUploadHasItsPlaceAndItsFields() {
        file("talk.mp4", "ID3 bytes");
        sandbox.order(Fault.error(Call.UPLOAD, 500, "oops"));
        Map<Path, String> notes = new ConcurrentHashMap<>();
        sandbox.whenStruck(fault -> notes.putAll(notes()));
        Ended night = nightcut.run(manifest("Talk,talk.mp4"));

        assertThat(night.of("Talk").status()).as(night.said()).isEqualTo("edited");
        assertThat(notes.keySet()).singleElement().asString().matches("[0-9a-f]{32}\\.json");
        String note = notes.values().iterator().next();
        assertThat(JSON.readTree(alikeEveryDay(note, night.of("Talk").cell("import_job_id"))))
                .isEqualTo(JSON.readTree(Golden.text("upload.json")));
    }

    private Map<Path, String> notes() {
        Map<Path, String> notes = new ConcurrentHashMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("state/nightcut.uploads"))) {
            for (Path file : files.toList()) {
                notes.put(file.getFileName(), Files.readString(file));
            }
            return notes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String alikeEveryDay(String note, String jobId) {
        return note.replace(jobId, "JOB")
                .replaceAll("\"file:[^\"]*/talk.mp4\"", "\"FOLDER/talk.mp4\"")
                .replaceAll("\"http[^\"]*/uploads/[^\"]+\"", "\"TARGET\"")
                .replaceAll("\"[0-9a-f]{32}\"", "\"KEY\"")
                .replaceAll("\"20[0-9T:.-]+Z\"", "\"TIME\"");
    }
}
