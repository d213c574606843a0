package io.nightcut.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Makes every HTTP client of the program: for the API, the probe and the uploads. */
@Component
@EnableConfigurationProperties(HttpSettings.class)
public class HttpClients {

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private final EnvironmentProxies proxies;
    private final String caFile;

    @Autowired
    HttpClients(HttpSettings settings) {
        this(settings, new EnvironmentProxies(System.getenv()));
    }

    HttpClients(HttpSettings settings, EnvironmentProxies proxies) {
        this.caFile = settings.caFile();
        this.proxies = proxies;
    }

    /** With no further authorities and no proxies. */
    public static HttpClients direct() {
        return new HttpClients(new HttpSettings(""), new EnvironmentProxies(Map.of()));
    }

    /** A client that sends each request once. */
    public HttpClient.Builder newClient() {
        HttpClient.Builder client = HttpClient.newBuilder()
                // Over HTTP/2, which the JDK would choose by itself, newer JDKs send a POST again on REFUSED_STREAM and
                // GOAWAY (JDK-8335181): two paid jobs for one call. HTTP/1.1 has no such answer.
                .version(Version.HTTP_1_1)
                // A redirected POST would be made twice, and a redirect of a probe is the probe's to judge.
                .followRedirects(Redirect.NEVER)
                // An authenticator, which is left out here on purpose, repeats what was refused.
                .proxy(proxies);
        return caFile.isEmpty() ? client : client.sslContext(TrustedCertificates.with(caFile));
    }

    /** A request to this address, with the password of its proxy. The JDK's client sends that on CONNECT alone. */
    public HttpRequest.Builder newRequest(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        ProxyAddress proxy = proxies.proxyFor(uri);
        return proxy == null || proxy.authorization() == null || !isTunnelled(uri)
                ? request
                : request.header(PROXY_AUTHORIZATION, proxy.authorization());
    }

    /** What to do when the proxy on the way to this address answers 407. */
    public String proxyRefusal(URI uri) {
        ProxyAddress proxy = proxies.proxyFor(uri);
        return proxy == null
                ? "The server %s asks for a proxy's password (407), but there is no proxy. Set HTTPS_PROXY to yours"
                        .formatted(uri.getHost())
                : "The proxy %s refused the user name or password (407). Set %s to http://USER:PASSWORD@HOST:PORT"
                        .formatted(proxy, proxy.variable());
    }

    /** Whether requests to this address go through a proxy that is told its password and cannot read them. */
    public boolean isTunnelled(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) && proxies.proxyFor(uri) != null;
    }

    /** The proxy on the way to this address, as host and port; null: there is none. */
    public @Nullable String proxyFor(URI uri) {
        ProxyAddress proxy = proxies.proxyFor(uri);
        return proxy == null ? null : proxy.toString();
    }
}
