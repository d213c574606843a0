package io.nightcut.sandbox;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the sandbox answers, or how it fails to.
 *
 * @param body bytes and strings go out as they are, everything else as JSON
 * @param cut how the connection ends instead of an answer
 * @param dribbled whether the delay is spread over the body
 */
record Answer(
        int status,
        Map<String, String> headers,
        @Nullable Object body,
        @Nullable Fault cut,
        Duration delay,
        boolean dribbled) {

    /** How many pieces a dribbled body comes in. */
    private static final int PIECES = 20;

    static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Answer of(int status, String contentType, Object body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, null, Duration.ZERO, false);
    }

    static Answer json(int status, Object body) {
        return of(status, "application/json", body);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), null, null, Duration.ZERO, false);
    }

    static Answer error(int status, String error, String message) {
        return json(status, Map.of("error", error, "message", message));
    }

    static Answer html(int status) {
        return of(
                status, "text/html", "<html><body><h1>" + status + "</h1><p>The gateway is unwell.</p></body></html>");
    }

    Answer with(String name, Object value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value.toString());
        return new Answer(status, more, body, cut, delay, dribbled);
    }

    Answer cut(Fault how) {
        return new Answer(status, headers, body, how, delay, dribbled);
    }

    Answer with(Object other) {
        return new Answer(status, headers, other, cut, delay, dribbled);
    }

    Answer delayed(Duration by) {
        return new Answer(status, headers, body, cut, by, dribbled);
    }

    /** In pieces over this time. */
    Answer dribbled(Duration over) {
        return new Answer(status, headers, body, cut, over, true);
    }

    /** JSON that is not text yet. */
    boolean isJson() {
        return body != null && !(body instanceof byte[]) && !(body instanceof String);
    }

    byte[] bytes() {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return body == null ? new byte[0] : JsonMapper.shared().writeValueAsBytes(body);
    }

    ResponseDefinition response(Instant now) {
        ResponseDefinitionBuilder response = new ResponseDefinitionBuilder().withStatus(status);
        if (!headers.containsKey("Date")) {
            response.withHeader("Date", HTTP_DATE.format(now));
        }
        headers.forEach(response::withHeader);
        if (body != null) {
            response.withBody(bytes());
        }
        if (cut != null) {
            response.withFault(cut);
        }
        if (dribbled) {
            response.withChunkedDribbleDelay(PIECES, (int) delay.toMillis());
        } else if (!delay.isZero()) {
            response.withFixedDelay((int) delay.toMillis());
        }
        return response.build();
    }
}
