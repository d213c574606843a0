package io.nightcut.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Makes every HTTP client of the program: for the API, the uploads, and the links of strangers. */
@Component
@EnableConfigurationProperties(HttpSettings.class)
public class HttpClients {

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: (\\d{3})");

    private final EnvironmentProxies proxies;
    private final String caFile;
    private final PrivateAddresses privateAddresses;
    private final HostList downloadFrom;

    @Autowired
    HttpClients(HttpSettings settings) {
        this(settings, new EnvironmentProxies(System.getenv()));
    }

    HttpClients(HttpSettings settings, EnvironmentProxies proxies) {
        this.caFile = settings.http().caFile();
        this.proxies = proxies;
        this.privateAddresses = new PrivateAddresses(
                HostList.of(String.join(",", settings.media().privateHosts())));
        this.downloadFrom = HostList.of(String.join(",", settings.media().downloadFrom()));
    }

    /** With no further authorities and no proxies; private hosts are reached as these are listed. */
    public static HttpClients direct(String... privateHosts) {
        return new HttpClients(HttpSettings.of("", privateHosts), new EnvironmentProxies(Map.of()));
    }

    /** With these further authorities, no proxies and no private hosts. */
    public static HttpClients trusting(String caFile) {
        return new HttpClients(HttpSettings.of(caFile), new EnvironmentProxies(Map.of()));
    }

    /** By whom a server is trusted, where something else than HTTP is spoken. */
    public SSLContext trusted() {
        return caFile.isEmpty() ? SSLContexts.createDefault() : TrustedCertificates.with(caFile);
    }

    /** Direct, and files are downloaded from these hosts. */
    public static HttpClients downloading(List<String> downloadFrom, String... privateHosts) {
        return new HttpClients(
                new HttpSettings(
                        new HttpSettings.Connections(""), new HttpSettings.Media(List.of(privateHosts), downloadFrom)),
                new EnvironmentProxies(Map.of()));
    }

    /** A client that sends each request once. */
    public HttpClient.Builder newClient() {
        HttpClient.Builder client = HttpClient.newBuilder()
                // Over HTTP/2, which the JDK would choose by itself, newer JDKs send a POST again on REFUSED_STREAM and
                // GOAWAY (JDK-8335181): two paid jobs for one call. HTTP/1.1 has no such answer.
                .version(Version.HTTP_1_1)
                // A redirected POST would be made twice.
                .followRedirects(Redirect.NEVER)
                // An authenticator, which is left out here on purpose, repeats what was refused.
                .proxy(proxies);
        return caFile.isEmpty() ? client : client.sslContext(TrustedCertificates.with(caFile));
    }

    /**
     * A client for links of strangers.
     *
     * @param timeout for a connection, and for each part of a response
     */
    public LinkClient newLinkClient(Duration timeout) {
        return new LinkClient(proxies, privateAddresses, trusted(), timeout);
    }

    /** Whether nightcut downloads any files itself. */
    public boolean downloadsAny() {
        return !downloadFrom.entries().isEmpty();
    }

    /** Whether nightcut downloads the files of this server itself, since Descript cannot. */
    public boolean downloadsFrom(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getHost() != null && downloadFrom.covers(uri.getHost(), port);
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
                : refused(proxy, PROXY_AUTHENTICATION_REQUIRED);
    }

    /**
     * What to do when the proxy opened no tunnel, of which the JDK tells the status in words alone: tinyproxy answers 401
     * to a wrong password, others 403 for a host that is not allowed. Null: it was no refusal.
     */
    public @Nullable String tunnelRefusal(URI uri, Throwable failure) {
        ProxyAddress proxy = proxies.proxyFor(uri);
        for (Throwable cause = failure; cause != null && proxy != null; cause = cause.getCause()) {
            Matcher told = TUNNEL_FAILED.matcher(Objects.requireNonNullElse(cause.getMessage(), ""));
            if (told.find()) {
                int status = Integer.parseInt(told.group(1));
                return switch (status) {
                    case 401, PROXY_AUTHENTICATION_REQUIRED -> refused(proxy, status);
                    case 403 ->
                        "The proxy %s does not allow connections to %s (403). Allow them there, or add the host to NO_PROXY"
                                .formatted(proxy, uri.getHost());
                    default -> null;
                };
            }
        }
        return null;
    }

    private static String refused(ProxyAddress proxy, int status) {
        return "The proxy %s refused the user name or password (%d). Correct them in %s"
                .formatted(proxy, status, proxy.variable());
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

    /** How a server is reached, in words: {@code directly}, or through which proxy, and whom it is trusted by. */
    public String wayTo(URI uri) {
        ProxyAddress proxy = proxies.proxyFor(uri);
        return (proxy == null
                        ? "directly"
                        : "through the proxy %s:%d (%s)".formatted(proxy.host(), proxy.port(), proxy.variable()))
                + (caFile.isEmpty() ? "" : ", with the certificates of " + caFile);
    }
}
