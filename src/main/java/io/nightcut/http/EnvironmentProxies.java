package io.nightcut.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of the environment, as other programs know them: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and
 * {@code NO_PROXY}, or the same in lower case, which comes first. Plain HTTP to this machine goes through none.
 */
final class EnvironmentProxies extends ProxySelector {

    private final @Nullable ProxyAddress https;
    private final @Nullable ProxyAddress http;
    private final HostList none;

    EnvironmentProxies(Map<String, String> environment) {
        https = proxy("HTTPS_PROXY", environment);
        http = proxy("HTTP_PROXY", environment);
        none = HostList.of(value("NO_PROXY", environment));
    }

    private static @Nullable ProxyAddress proxy(String variable, Map<String, String> environment) {
        String value = value(variable, environment);
        return value.isEmpty() ? null : ProxyAddress.of(variable, value);
    }

    private static String value(String variable, Map<String, String> environment) {
        return Stream.of(variable.toLowerCase(Locale.ROOT), variable)
                .map(environment::get)
                .filter(Objects::nonNull)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    /** Null: it is reached directly. */
    @Nullable
    ProxyAddress proxyFor(URI uri) {
        String host = Objects.requireNonNullElse(uri.getHost(), "");
        boolean isHttps = "https".equalsIgnoreCase(uri.getScheme());
        ProxyAddress proxy = isHttps ? https : http;
        if (proxy == null || host.isEmpty() || (!isHttps && Loopback.isNamedBy(host))) {
            return null;
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : isHttps ? 443 : 80;
        return none.covers(host, port) ? null : proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
        ProxyAddress proxy = proxyFor(uri);
        return List.of(
                proxy == null
                        ? Proxy.NO_PROXY
                        : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
        // The call that failed tells it.
    }
}
