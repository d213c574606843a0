package io.nightcut.probe;

import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;

/** Why no reply came, in a sentence. What the exceptions say is left out: it may hold anything. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    static String sentence(String host, Throwable failure, Duration timeout) {
        if (isOrComesOf(UnresolvedAddressException.class, failure)
                || isOrComesOf(UnknownHostException.class, failure)) {
            return "there is no server %s (its name leads nowhere). Mend the link and run again".formatted(host);
        }
        if (isOrComesOf(SSLException.class, failure)) {
            return "the server %s has no certificate that can be trusted, or no TLS. Mend that and run again"
                    .formatted(host);
        }
        if (isOrComesOf(HttpTimeoutException.class, failure) || isOrComesOf(CancellationException.class, failure)) {
            return "the server %s does not answer within %s s (nightcut.probe.timeout). Run again when it does"
                    .formatted(
                            host,
                            BigDecimal.valueOf(timeout.toMillis(), 3)
                                    .stripTrailingZeros()
                                    .toPlainString());
        }
        if (isOrComesOf(ConnectException.class, failure) || isOrComesOf(NoRouteToHostException.class, failure)) {
            return "the server %s refuses connections. Mend the link, or run again when it takes them".formatted(host);
        }
        return "the server %s breaks the connection off, or does not speak HTTP. Mend the link and run again"
                .formatted(host);
    }

    /** Behind a proxy nobody can tell more. */
    static String sentence(String host, String proxy) {
        return "the proxy %s does not reach the server %s. Fix the link, or add the host to NO_PROXY, and run again"
                .formatted(proxy, host);
    }

    private static boolean isOrComesOf(Class<? extends Throwable> type, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
