package io.nightcut.probe;

import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Why a server gave no response, in a sentence. The exceptions' own messages are left out: they may hold a signed URL. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    /** @param timeout of the request, which the sentence names when it was exceeded */
    static String sentence(String host, Throwable failure, Duration timeout) {
        if (isCausedBy(failure, UnknownHostException.class)) {
            return "the server %s was not found (no such host). Correct the link, then run again".formatted(host);
        }
        if (isCausedBy(failure, SSLException.class)) {
            return "the server %s has no valid TLS certificate, or does not speak TLS. Correct the link or the server, then run again"
                    .formatted(host);
        }
        if (isCausedBy(failure, SocketTimeoutException.class, TimeoutException.class, CancellationException.class)) {
            String seconds = BigDecimal.valueOf(timeout.toMillis(), 3)
                    .stripTrailingZeros()
                    .toPlainString();
            return "the server %s did not respond within %s s (nightcut.probe.timeout). Run again when it is up"
                    .formatted(host, seconds);
        }
        if (isCausedBy(failure, ConnectException.class, NoRouteToHostException.class)) {
            return "the server %s refused the connection. Correct the link, or run again when the server is up"
                    .formatted(host);
        }
        return "the server %s closed the connection, or does not speak HTTP. Correct the link, then run again"
                .formatted(host);
    }

    /** Its address is in a private network. */
    static String isPrivate(String host) {
        return "the server %s is in a private network, where Descript cannot reach it. Give a public link, or add the host to nightcut.media.private-hosts, then run again"
                .formatted(host);
    }

    /** Behind a proxy it cannot be told more exactly. */
    static String sentence(String host, String proxy) {
        return "the proxy %s could not connect to the server %s. Correct the link, or add the host to NO_PROXY, then run again"
                .formatted(proxy, host);
    }

    private static boolean isCausedBy(Throwable failure, Class<?>... types) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .anyMatch(cause -> Arrays.stream(types).anyMatch(type -> type.isInstance(cause)));
    }
}
