package io.nightcut.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.results.CsvTable;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonOutputTest {

    private record Sample(
            @Nullable String agentResponse,
            @Nullable BigDecimal used,
            @Nullable Instant at,
            Rows<Object> rows) implements Document {

        @Override
        public CsvTable table() {
            return new CsvTable(List.of(), row -> {});
        }

        public boolean isNotAField() {
            return true;
        }
    }

    @Test
    void theFieldsOfTheRecordFollowTheFormatAndTheCommand() {
        assertThat(written(new Sample("Füllwörter 日本", new BigDecimal("1E+2"), Instant.EPOCH, row -> {
                    row.accept("a");
                    row.accept(1);
                })))
                .isEqualTo("""
                        {"format":1,"command":"sample","agent_response":"Füllwörter 日本","used":100,\
                        "at":"1970-01-01T00:00:00Z","rows":["a",1]}""");
        assertThat(written(new Sample(null, null, null, row -> {}))).isEqualTo("""
                        {"format":1,"command":"sample","agent_response":null,"used":null,"at":null,"rows":[]}""");
    }

    @Test
    void noTextBringsASecretBackOrTurnsWhatSurroundsIt() {
        String secret = "https://videos.example.net/a.mp4?X-Amz-Signature=0123456789abcdef dx_secret_topmost";
        assertThat(written(new Sample(secret, null, null, row -> row.accept(secret))))
                .contains("https://videos.example.net/a.mp4")
                .doesNotContain("0123456789abcdef", "topmost");
        assertThat(written(new Sample("a\u202eb\u001b[2Jc\ud800\n", null, null, row -> {})))
                .contains("\"ab [2Jc\ufffd\\n\"");
    }

    /** Without the blanks and line breaks between the fields. */
    private static String written(Document document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonOutput.write("sample", document, out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .reduce("", String::concat)
                .replace("\" : ", "\":")
                .replaceAll("\\[ (.*?) ]", "[$1]")
                .replaceAll("\\[\\s+]", "[]")
                .replaceAll(", (?=[\\d\"])", ",");
    }
}
