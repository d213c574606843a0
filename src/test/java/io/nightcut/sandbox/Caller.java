package io.nightcut.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the sandbox as any client would. */
final class Caller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final String baseUrl;
    private final String token;

    Caller(Sandbox sandbox) {
        this(sandbox.baseUrl(), sandbox.token());
    }

    Caller(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    record Reply(int status, HttpResponse<String> raw) {

        JsonNode json() {
            return JsonMapper.shared().readTree(raw.body());
        }

        String text(String field) {
            return json().path(field).asString();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply post(String path, String json) {
        return send(request(path).POST(body(json)));
    }

    Reply importMedia(String name) {
        return post("/jobs/import/project_media", """
                {"project_name": "%s", "team_access": "edit", "folder_name": "Nightly",
                 "add_media": {"a.mp4": {"url": "https://example.com/a.mp4", "language": "en"}},
                 "add_compositions": [{"name": "Main", "clips": [{"media": "a.mp4"}]}]}""".formatted(name));
    }

    Reply edit(String projectId) {
        return post("/jobs/agent", """
                {"project_id": "%s", "prompt": "Tighten it."}""".formatted(projectId));
    }

    Reply job(String id) {
        return get("/jobs/" + id);
    }

    String state(String jobId) {
        return job(jobId).text("job_state");
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> raw = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(raw.statusCode(), raw);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("/") ? baseUrl + path : path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static BodyPublisher body(String text) {
        return BodyPublishers.ofString(text);
    }
}
