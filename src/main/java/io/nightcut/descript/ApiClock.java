package io.nightcut.descript;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** How far the API's clock is from this machine's, learnt from the {@code Date} of its answers (to the second). */
@Component
public class ApiClock implements ClientHttpRequestInterceptor {

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    ApiClock(Clock clock) {
        this.clock = clock;
    }

    /** The API's time of an instant by this machine's clock. */
    public Instant remote(Instant local) {
        return local.plus(ahead);
    }

    /** This machine's time of an instant by the API's clock. */
    public Instant local(Instant remote) {
        return remote.minus(ahead);
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse response = execution.execute(request, body);
        long date = response.getHeaders().getDate();
        if (date >= 0) {
            ahead = Duration.between(clock.instant(), Instant.ofEpochMilli(date).plusMillis(500));
        }
        return response;
    }
}
