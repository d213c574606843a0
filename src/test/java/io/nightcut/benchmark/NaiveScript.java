package io.nightcut.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of the vendor's guide, as a plain script goes it: all imports, one every six seconds; then one after the other
 * is asked every ten seconds whether it is done; then all edits in the same way. It keeps nothing and fears nothing.
 */
record NaiveScript(String baseUrl, String token, Speed speed) {

    private static final Duration BETWEEN_POSTS = Duration.ofSeconds(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    void run(List<String> names) throws IOException, InterruptedException {
        List<JsonNode> imports = new ArrayList<>();
        for (String name : names) {
            imports.add(post("/jobs/import/project_media", """
                    {"project_name": "%s", "team_access": "edit",
                     "add_media": {"a.mp4": {"url": "https://media.example.com/a.mp4"}},
                     "add_compositions": [{"name": "Main", "clips": [{"media": "a.mp4"}]}]}""".formatted(name)));
            pause(BETWEEN_POSTS);
        }
        for (JsonNode job : imports) {
            awaitEnd(job);
        }
        List<JsonNode> edits = new ArrayList<>();
        for (JsonNode job : imports) {
            edits.add(post("/jobs/agent", """
                    {"project_id": "%s", "prompt": "Remove filler words and long pauses."}""".formatted(job.path("project_id").asString())));
            pause(BETWEEN_POSTS);
        }
        for (JsonNode job : edits) {
            awaitEnd(job);
        }
    }

    private void awaitEnd(JsonNode job) throws IOException, InterruptedException {
        String path = "/jobs/" + job.path("job_id").asString();
        while (!send(request(path).GET()).path("job_state").asString().equals("stopped")) {
            pause(BETWEEN_LOOKS);
        }
    }

    private JsonNode post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        while (answer.statusCode() == TOO_MANY_REQUESTS) {
            pause(Duration.ofSeconds(
                    Long.parseLong(answer.headers().firstValue("Retry-After").orElse("1"))));
            answer = HTTP.send(request.build(), BodyHandlers.ofString());
        }
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private void pause(Duration descripts) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(speed.real(descripts).toNanos());
    }
}
