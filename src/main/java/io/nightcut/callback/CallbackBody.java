package io.nightcut.callback;

import io.nightcut.text.ForeignText;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** What a caller sent. All that is read of it is which job it tells of. */
final class CallbackBody {

    /** Descript's record of a job takes a few kilobytes. */
    static final int LONGEST = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    private CallbackBody() {}

    /** The job's id; empty: it is no JSON, or has none that could be one. */
    static Optional<String> jobId(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isId = "job_id".equals(parser.currentName());
                JsonToken value = parser.nextToken();
                if (isId) {
                    return value == JsonToken.VALUE_STRING
                            ? Optional.of(ForeignText.of(parser.getString()).id())
                                    .filter(id -> !id.isEmpty())
                            : Optional.empty();
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
