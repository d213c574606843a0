package io.nightcut.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressesTest {

    private final PrivateAddresses strict = new PrivateAddresses(HostList.of(""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.9",
                "localhost",
                "2130706441",
                "127.1",
                "0.0.0.0",
                "0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fec0::1]",
                "[ff02::1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::a9fe:a9fe]",
                "[2002:7f00:1::1]",
                "[2002:c0a8:101::1]",
                "[64:ff9b:1::a00:1]",
                "[::ffff:0:7f00:1]",
                "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
                "168.63.129.16",
                "[100::1]",
                "192.0.2.1",
                "[2001:db8::1]"
            })
    void addressesOfThisMachineAndOfItsNetworkAreRefusedInEverySpelling(String host) {
        assertThatThrownBy(() -> strict.of(host, 443))
                .isInstanceOf(PrivateAddressException.class)
                .hasMessageStartingWith(host + " has the address ");
    }

    /** The system's own look-up takes the forms that C's programs do; where it does not, there is no such host. */
    @ParameterizedTest
    @ValueSource(strings = {"0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001"})
    void oldSpellingsOfNumbersLeadNowhereElse(String host) {
        assertThatThrownBy(() -> {
                    strict.of(host, 443);
                    // As a decimal number, which the JDK's client takes it for as well.
                    assertThat(InetAddress.getByName(host).getHostAddress()).isEqualTo("177.0.0.1");
                    throw new UnknownHostException();
                })
                .isInstanceOfAny(PrivateAddressException.class, UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "192.167.1.1", "[2606:4700::1111]", "[64:ff9b::808:808]", "1.2.3.4"})
    void otherAddressesAreNot(String host) {
        assertThatCode(() -> strict.of(host, 443)).doesNotThrowAnyException();
    }

    @Test
    void aSettingMayNameHostsAndRanges() {
        PrivateAddresses some = new PrivateAddresses(HostList.of("localhost, 10.0.0.0/8, 192.168.1.1:8080"));

        assertThatCode(() -> some.of("localhost", 80)).doesNotThrowAnyException();
        assertThatCode(() -> some.of("10.9.9.9", 80)).doesNotThrowAnyException();
        assertThatCode(() -> some.of("192.168.1.1", 8080)).doesNotThrowAnyException();
        assertThatThrownBy(() -> some.of("192.168.1.1", 80)).isInstanceOf(PrivateAddressException.class);
        assertThatThrownBy(() -> some.of("127.0.0.2", 80)).isInstanceOf(PrivateAddressException.class);
    }

    @Test
    void whatDoesNotExistIsNotReached() {
        assertThatThrownBy(() -> strict.of("no-such-host.invalid", 443)).isInstanceOf(UnknownHostException.class);
    }

    /** The proxy looks up names; addresses are known here too. */
    @Test
    void behindAProxyAnAddressInTheLinkIsRefused() {
        HttpClients clients = new HttpClients(
                HttpSettings.of(""), new EnvironmentProxies(Map.of("HTTPS_PROXY", "http://127.0.0.1:1")));
        LinkClient links = clients.newLinkClient(Duration.ofSeconds(5));

        assertThatThrownBy(() -> links.request("GET", URI.create("https://169.254.169.254/latest/meta-data"))
                        .send())
                .isInstanceOf(PrivateAddressException.class);
        assertThatThrownBy(() ->
                        links.request("GET", URI.create("https://localhost/")).send())
                .isInstanceOf(PrivateAddressException.class);
        assertThatThrownBy(() -> links.request("GET", URI.create("https://no-such-host.invalid/"))
                        .send())
                .as("the proxy is asked")
                .isInstanceOf(ConnectException.class);
    }
}
