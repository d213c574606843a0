package io.nightcut.descript.quota;

import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** Passes on to the limiter of a call's quota what the answer's {@code X-RateLimit-Remaining} header says. */
@Component
public class QuotaHeaderInterceptor implements ClientHttpRequestInterceptor {

    private static final String REMAINING = "X-RateLimit-Remaining";

    private final QuotaLimiters limiters;

    QuotaHeaderInterceptor(QuotaLimiters limiters) {
        this.limiters = limiters;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse response = execution.execute(request, body);
        String remaining = response.getHeaders().getFirst(REMAINING);
        if (remaining != null && remaining.matches("\\d{1,6}")) {
            limiters.of(quota(request)).remaining(Integer.parseInt(remaining));
        }
        return response;
    }

    private static Quota quota(HttpRequest request) {
        if (!HttpMethod.POST.equals(request.getMethod())) {
            return Quota.READ;
        }
        return request.getURI().getPath().endsWith("/agent") ? Quota.AGENT : Quota.IMPORT;
    }
}
