package io.nightcut.wire;

import io.nightcut.http.ClientProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Two POSTs to an address, by the JDK's client of this version and without any guard of ours but the properties. */
final class BarePost {

    private BarePost() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length > 2) {
            ClientProperties.force();
        }
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.valueOf(args[1]))
                .build();
        for (int post = 0; post < 2; post++) {
            try {
                client.send(
                        HttpRequest.newBuilder(URI.create(args[0]))
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.discarding());
            } catch (IOException e) {
                System.out.println(e);
            }
        }
    }
}
