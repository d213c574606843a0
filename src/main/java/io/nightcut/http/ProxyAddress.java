package io.nightcut.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A proxy as a variable of the environment names it: {@code http://USER:PASSWORD@HOST:PORT}, of which the host must be
 * there.
 *
 * @param authorization the value of {@code Proxy-Authorization}; null: it asks for none
 */
record ProxyAddress(
        String variable, String host, int port, @Nullable String authorization) {

    private static final int DEFAULT_PORT = 80;
    private static final String BASIC = "Basic ";

    static ProxyAddress of(String variable, String value) {
        URI uri = parsed(variable, value.contains("://") ? value : "http://" + value);
        if (!"http".equals(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw wrong(variable, "nightcut reaches a proxy by http only. Set it as http://HOST:PORT");
        }
        if (uri.getHost() == null) {
            throw wrong(variable, "it names no host. Set it as http://HOST:PORT");
        }
        return new ProxyAddress(
                variable,
                uri.getHost().replaceFirst("^\\[(.*)]$", "$1"),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                authorization(uri.getRawUserInfo()));
    }

    private static URI parsed(String variable, String value) {
        try {
            URI uri = URI.create(value);
            if (uri.getScheme() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Its message would tell the password.
        }
        throw wrong(
                variable,
                "it is no address. Set it as http://HOST:PORT; special characters of a password are written as %XX");
    }

    private static @Nullable String authorization(@Nullable String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return null;
        }
        String[] parts = (userInfo + ":").split(":", 3);
        String pair = decoded(parts[0]) + ":"
                + decoded(userInfo.substring(Math.min(userInfo.length(), parts[0].length() + 1)));
        return BASIC + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** A plus is a plus here, other than in a form. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** What {@link #authorization} says. */
    UsernamePasswordCredentials credentials() {
        String encoded = Objects.requireNonNull(authorization).substring(BASIC.length());
        String[] pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
        return new UsernamePasswordCredentials(pair[0], pair[1].toCharArray());
    }

    private static RuntimeException wrong(String variable, String why) {
        return new InvalidConfigurationPropertyValueException(variable, "…", why);
    }

    /** Without its password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
