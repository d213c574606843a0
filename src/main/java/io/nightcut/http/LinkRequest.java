package io.nightcut.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.RouteInfo.LayerType;
import org.apache.hc.client5.http.RouteInfo.TunnelType;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** One request to a server that a link names. */
public final class LinkRequest {

    private final CloseableHttpClient client;
    private final HttpUriRequestBase request;
    private final HttpHost target;
    private final @Nullable ProxyAddress proxy;
    private final PrivateAddresses addresses;

    LinkRequest(
            CloseableHttpClient client,
            String method,
            URI uri,
            @Nullable ProxyAddress proxy,
            PrivateAddresses addresses) {
        this.client = client;
        this.request = new HttpUriRequestBase(method, uri);
        this.target = targetOf(uri);
        this.proxy = proxy;
        this.addresses = addresses;
    }

    private static HttpHost targetOf(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new HttpHost(scheme, uri.getHost().replaceFirst("^\\[(.*)]$", "$1"), port);
    }

    public LinkRequest header(String name, String value) {
        request.setHeader(name, value);
        return this;
    }

    /**
     * Sends it, and returns when the head of the response is there.
     *
     * @throws PrivateAddressException the host is in a private network; nothing was sent to it
     */
    public LinkResponse send() throws IOException {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(LinkClient.ROUTE, route(context));
        CloseableHttpResponse response = CloseableHttpResponse.adapt(client.executeOpen(target, request, context));
        if (proxy != null && isSecure() && context.getSSLSession() == null) {
            // There is no TLS with the server: it is the proxy's answer to CONNECT, in the words of the JDK's client.
            response.close();
            throw new IOException("Tunnel failed, got: " + response.getCode());
        }
        return new LinkResponse(response);
    }

    private HttpRoute route(HttpClientContext context) throws IOException {
        if (proxy == null) {
            return new HttpRoute(target, null, isSecure());
        }
        if (HostList.isLiteral(target.getHostName()) || Loopback.isNamedBy(target.getHostName())) {
            addresses.of(target.getHostName(), target.getPort());
        }
        HttpHost way = new HttpHost("http", InetAddress.getByName(proxy.host()), proxy.host(), proxy.port());
        if (isSecure() && proxy.authorization() != null) {
            BasicScheme password = new BasicScheme();
            password.initPreemptive(proxy.credentials());
            context.getAuthExchange(way).select(password);
        }
        return new HttpRoute(
                target,
                null,
                way,
                isSecure(),
                isSecure() ? TunnelType.TUNNELLED : TunnelType.PLAIN,
                isSecure() ? LayerType.LAYERED : LayerType.PLAIN);
    }

    private boolean isSecure() {
        return target.getSchemeName().equals("https");
    }

    /** Ends it, in whatever state it is: whoever waits for it gets an exception. */
    public void cancel() {
        request.cancel();
    }
}
