package io.nightcut.sandbox;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request as it came in: method, path without empty segments, query, headers and body. */
record Incoming(String method, List<String> path, Query query, Request raw) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Incoming of(Request request) {
        URI uri = URI.create(request.getUrl());
        List<String> path = Stream.of(uri.getPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        return new Incoming(request.getMethod().getName(), path, Query.parse(uri.getRawQuery()), request);
    }

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && String.join("/", path).equals(wantedPath);
    }

    String last() {
        return path.get(path.size() - 1);
    }

    @Nullable
    String header(String name) {
        return raw.getHeader(name);
    }

    JsonNode json() {
        try {
            return JSON.readTree(raw.getBody());
        } catch (JacksonException e) {
            throw Refused.badRequest("The body is not JSON");
        }
    }

    <T> T json(Class<T> type) {
        return JSON.readValue(raw.getBody(), type);
    }
}
