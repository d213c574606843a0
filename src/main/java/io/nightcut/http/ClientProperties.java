package io.nightcut.http;

/**
 * Properties of the JDK's HTTP client that decide whether it sends a request again by itself. It reads them once, when the
 * first request of the process is sent, and a machine's {@code conf/net.properties} may set them; a system property that
 * is set by then comes first.
 */
public final class ClientProperties {

    private ClientProperties() {}

    /** Sets them for this process. To be called before anything else. */
    public static void force() {
        // Else a POST whose connection ends before an answer is sent a second time, and paid twice.
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "false");
        // One attempt a request, whatever this JDK believes is safe to repeat: newer ones repeat a POST over HTTP/2.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        // The JDK refuses Basic for a CONNECT unless this list is empty, and a proxy's password is nothing else.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        // Both write the requests with their headers, and the API token is one.
        System.clearProperty("jdk.httpclient.HttpClient.log");
        System.clearProperty("jdk.internal.httpclient.debug");
    }
}
