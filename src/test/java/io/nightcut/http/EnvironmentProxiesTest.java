package io.nightcut.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class EnvironmentProxiesTest {

    private static final Map<String, String> BOTH =
            Map.of("HTTPS_PROXY", "http://secure.example:3128", "HTTP_PROXY", "http://plain.example:8080");

    @ParameterizedTest
    @CsvSource({
        "https://descriptapi.com/v1, secure.example:3128",
        "HTTPS://descriptapi.com/v1, secure.example:3128",
        "http://media.example.com/a.mp4, plain.example:8080",
        "https://localhost:8443/v1, secure.example:3128",
        "http://localhost:8080/v1, ",
        "http://127.0.0.1:8080/v1, ",
        "http://[::1]:8080/v1, "
    })
    void eachSchemeHasItsProxyAndPlainHttpToThisMachineHasNone(String uri, String proxy) {
        assertThat(proxy(BOTH, uri)).isEqualTo(proxy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://proxy.example:3128",
                "proxy.example:3128",
                "HTTP://proxy.example:3128/",
                "http://u:p@proxy.example:3128",
                " http://proxy.example:3128 "
            })
    void anAddressMayBeWrittenInManyWays(String value) {
        assertThat(proxy(Map.of("https_proxy", value), "https://a.example")).isEqualTo("proxy.example:3128");
    }

    @Test
    void lowerCaseComesFirstAndAnEmptyOneMeansNone() {
        assertThat(proxy(Map.of("https_proxy", "low:1", "HTTPS_PROXY", "UP:2"), "https://a.example"))
                .isEqualTo("low:1");
        assertThat(proxy(Map.of("https_proxy", "", "HTTPS_PROXY", "UP:2"), "https://a.example"))
                .isNull();
        assertThat(proxy(Map.of(), "https://a.example")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            descriptapi.com            | https://descriptapi.com/v1      | true
            descriptapi.com            | https://DESCRIPTAPI.com./v1     | true
            Descriptapi.com            | https://api.descriptapi.com     | true
            .descriptapi.com           | https://api.descriptapi.com     | true
            *.descriptapi.com          | https://api.descriptapi.com     | true
            descriptapi.com            | https://notdescriptapi.com      | false
            descriptapi.com            | https://descriptapi.com.example | false
            a.example, descriptapi.com | https://descriptapi.com         | true
            a.example descriptapi.com  | https://descriptapi.com         | true
            descriptapi.com:443        | https://descriptapi.com/v1      | true
            descriptapi.com:8443       | https://descriptapi.com/v1      | false
            descriptapi.com:8443       | https://descriptapi.com:8443    | true
            *                          | https://descriptapi.com         | true
            10.1.2.3                   | https://10.1.2.3                | true
            10.0.0.0/8                 | https://10.1.2.3                | true
            10.0.0.0/8                 | https://11.1.2.3                | false
            10.0.0.0/8                 | https://ten.example             | false
            10.0.0.0/x                 | https://10.1.2.3                | false
            fd00::/8                   | https://[fd12::1]:8443          | true
            [::1]:8443                 | https://[::1]:8443              | true
            ::1                        | https://[::1]                   | true
            ''                         | https://descriptapi.com         | false
            """)
    void noProxyNamesWhatIsReachedDirectly(String list, String uri, boolean direct) {
        String proxy = proxy(Map.of("HTTPS_PROXY", "proxy:1", "NO_PROXY", list), uri);
        assertThat(proxy).isEqualTo(direct ? null : "proxy:1");
    }

    @ParameterizedTest
    @CsvSource({"u:p, u:p", "u:p%40%3A%20, 'u:p@: '", "u:a:b, u:a:b", "u, u:", "u:a+b, u:a+b", "u%3A:p, u::p"})
    void thePasswordIsSentAsItIsMeantAndShownNowhere(String written, String meant) {
        ProxyAddress proxy = ProxyAddress.of("HTTPS_PROXY", "http://" + written + "@proxy:3128");
        assertThat(proxy.authorization())
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(meant.getBytes(StandardCharsets.UTF_8)));
        assertThat(proxy.toString()).isEqualTo("proxy:3128");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:s3cret@proxy:1",
                "socks5://u:s3cret@proxy:1",
                "http://u:s3cret@",
                "http://u:s3cret @proxy",
                "http://u:s3cret%@proxy",
                "http://u:s3cret@proxy:x",
                "http://"
            })
    void whatIsNoProxyIsRefusedWithoutTellingThePassword(String value) {
        assertThatThrownBy(() -> new EnvironmentProxies(Map.of("HTTPS_PROXY", value)))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        wrong -> assertThat(wrong.getName() + wrong.getReason() + wrong.getValue())
                                .contains("HTTPS_PROXY", "http://HOST:PORT")
                                .doesNotContain("s3cret"));
    }

    @Test
    void aPasswordGoesToAProxyThatTunnelsAndNowhereElse() {
        HttpClients clients = new HttpClients(
                HttpSettings.of(""),
                new EnvironmentProxies(Map.of(
                        "HTTPS_PROXY",
                        "http://u:p@proxy:1",
                        "HTTP_PROXY",
                        "http://u:p@proxy:1",
                        "NO_PROXY",
                        "b.example")));
        assertThat(authorization(clients, "https://a.example")).isTrue();
        assertThat(authorization(clients, "http://a.example")).isFalse();
        assertThat(authorization(clients, "https://b.example")).isFalse();
        assertThat(clients.newClient().build().authenticator()).isEmpty();
    }

    private static boolean authorization(HttpClients clients, String uri) {
        return clients.newRequest(URI.create(uri))
                .build()
                .headers()
                .firstValue("Proxy-Authorization")
                .isPresent();
    }

    private static String proxy(Map<String, String> environment, String uri) {
        Proxy proxy =
                new EnvironmentProxies(environment).select(URI.create(uri)).get(0);
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : null;
    }
}
