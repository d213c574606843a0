package io.nightcut.callback;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP, by which no connection lives long. Tomcat itself only limits the time between two bytes, so that a caller
 * who sends a byte now and then would keep a connection for hours.
 */
public final class ShortConnections extends Http11NioProtocol {

    private static final long LONGEST = Duration.ofSeconds(10).toNanos();

    private Map<SocketWrapperBase<NioChannel>, Long> seen = new HashMap<>();

    /** Closes the connections that have been seen open for too long. */
    void closeOld() {
        long now = System.nanoTime();
        Map<SocketWrapperBase<NioChannel>, Long> open = new HashMap<>();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            long since = seen.getOrDefault(connection, now);
            if (now - since > LONGEST) {
                connection.close();
            } else {
                open.put(connection, since);
            }
        }
        seen = open;
    }
}
