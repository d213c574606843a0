package io.nightcut.notify;

import io.nightcut.http.HttpClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;

/** One POST to an address that is a secret: what is told of it never has the address, and of its answer only the status. */
record WebCall(HttpClients clients, Duration timeout) {

    private static final int FIRST_FAILURE = 300;

    /**
     * Returns when it was taken.
     *
     * @throws IOException it was not
     */
    void post(String address, String contentType, String body) throws IOException, InterruptedException {
        HttpClient client = clients.newClient().connectTimeout(timeout).build();
        HttpRequest request = clients.newRequest(URI.create(address))
                .timeout(timeout)
                .header("Content-Type", contentType)
                .header("User-Agent", "nightcut")
                .POST(BodyPublishers.ofString(body))
                .build();
        // Nothing of the answer is read, however long it is: the status is all that it has to say.
        HttpResponse<Void> response = client.send(request, head -> BodySubscribers.replacing(null));
        if (response.statusCode() >= FIRST_FAILURE) {
            throw new IOException("answered " + response.statusCode());
        }
    }
}
