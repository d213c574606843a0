package io.nightcut.descript;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** Logs every call to Descript at level debug, without its query, headers and body. */
@Component
class CallLog implements ClientHttpRequestInterceptor {

    private static final Logger log = LoggerFactory.getLogger(CallLog.class);

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        long sent = System.nanoTime();
        try {
            ClientHttpResponse response = execution.execute(request, body);
            logCall(request, response.getStatusCode().toString(), sent);
            return response;
        } catch (IOException e) {
            logCall(request, e.getClass().getSimpleName(), sent);
            throw e;
        }
    }

    private static void logCall(HttpRequest request, String outcome, long sent) {
        log.debug(
                "{} {}: {} after {} ms",
                request.getMethod(),
                request.getURI().getPath(),
                outcome,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
    }
}
