package io.nightcut.http;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks the servers that links of strangers name. A host is looked up once and judged by {@link PrivateAddresses}, and the
 * connection goes to the address that was judged. (The JDK's client looks it up once more, and may get another.) It speaks
 * HTTP/1.1, sends nothing twice and follows no redirect.
 */
public final class LinkClient {

    /** In memory until the response is closed. Servers send far less. */
    private static final Http1Config HEADERS =
            Http1Config.custom().setMaxHeaderCount(300).setMaxLineLength(32_768).build();

    /** Whoever uses the client limits how much it asks for at once. */
    private static final int MOST_CONNECTIONS = 1000;

    static final String ROUTE = "nightcut.route";

    private final EnvironmentProxies proxies;
    private final PrivateAddresses addresses;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;

    /** @param timeout for a connection, and for each part of a response */
    LinkClient(EnvironmentProxies proxies, PrivateAddresses addresses, SSLContext trusted, Duration timeout) {
        this.proxies = proxies;
        this.addresses = addresses;
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new JudgedHosts(addresses))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusted, HostnameVerificationPolicy.BUILTIN, null))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HEADERS)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(timeout))
                        .setSocketTimeout(Timeout.of(timeout))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build();
        this.client = org.apache.hc.client5.http.impl.classic.HttpClients.custom()
                .setConnectionManager(connections)
                .setRoutePlanner((target, context) -> Objects.requireNonNull((HttpRoute) context.getAttribute(ROUTE)))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /** A request that is to be sent. It has no cookie and no password, but for the proxy's on the way to it. */
    public LinkRequest request(String method, URI uri) {
        return new LinkRequest(client, method, uri, proxies.proxyFor(uri), addresses);
    }

    /** Closes the connections that are not in use. */
    public void closeIdle() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }
}
