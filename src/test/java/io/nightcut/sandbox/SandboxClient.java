package io.nightcut.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The orders of {@link Sandbox}, given to one that runs in a process of its own. */
public final class SandboxClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI admin;

    /** For the base URL that the sandbox printed. */
    public SandboxClient(String baseUrl) {
        admin = URI.create(baseUrl).resolve("/sandbox/");
    }

    public Bill bill() {
        return JSON.readValue(send("GET", "bill", null), Bill.class);
    }

    public void order(Fault fault) {
        order(fault.toString());
    }

    /** As {@link Sandbox#order(String)}. */
    public void order(String script) {
        exchange("POST", "faults", BodyPublishers.ofString(script));
    }

    public List<Fault> faultsLeft() {
        return List.of(JSON.readValue(send("GET", "faults", null), Fault[].class));
    }

    public void clearFaults() {
        send("DELETE", "faults", null);
    }

    public List<String> strikes() {
        return List.of(JSON.readValue(send("GET", "strikes", null), String[].class));
    }

    public Drive addDrive(String name, String token) {
        return JSON.readValue(send("POST", "drives", new Drive("", name, token)), Drive.class);
    }

    public void personDeletes(String project) {
        send("POST", "people", new Admin.Person(project, true));
    }

    public void personEdits(String project) {
        send("POST", "people", new Admin.Person(project, false));
    }

    public void outage(boolean on) {
        send("POST", "outage", new Admin.Outage(on));
    }

    public void credit(JobType type, int left) {
        send("POST", "credit", new Admin.Credit(type, left));
    }

    public Seeded seed(Seed seed) {
        return JSON.readValue(send("POST", "projects", seed), Seeded.class);
    }

    private String send(String method, String what, @Nullable Object body) {
        return exchange(
                method,
                what,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private String exchange(String method, String what, BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(admin.resolve(what)).method(method, body).build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + what + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
