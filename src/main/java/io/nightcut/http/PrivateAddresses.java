package io.nightcut.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that are reached only from where nightcut runs: of this machine, of a private network, of a cloud's own
 * services. Whoever fills in a manifest must not reach them by a link.
 */
final class PrivateAddresses {

    /**
     * By RFC 6890 and its successors: what is no address of the public Internet; and those of it that clouds serve inside,
     * or that lead on into a network (Teredo, local NAT64).
     */
    private static final HostList RANGES = HostList.of(
            "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16"
                    + " 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24"
                    + " 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32"
                    + " ::/96 ::ffff:0:0:0/96 64:ff9b:1::/48 100::/64 2001::/32 2001:db8::/32 fc00::/7 fe80::/10 fec0::/10 ff00::/8");

    /** Ranges of IPv6 whose addresses stand for the IPv4 address at this place in them: NAT64 and 6to4. */
    private static final List<Embedded> EMBEDDED =
            List.of(new Embedded(HostList.of("64:ff9b::/96"), 12), new Embedded(HostList.of("2002::/16"), 2));

    private final HostList allowed;
    private final LookUp lookUp;

    PrivateAddresses(HostList allowed) {
        this(allowed, InetAddress::getAllByName);
    }

    PrivateAddresses(HostList allowed, LookUp lookUp) {
        this.allowed = allowed;
        this.lookUp = lookUp;
    }

    /** The system's own, but in tests. */
    interface LookUp {
        InetAddress[] apply(String host) throws UnknownHostException;
    }

    private record Embedded(HostList range, int place) {}

    /**
     * Looks a host up and returns its addresses if they may be reached.
     *
     * @throws PrivateAddressException one of its addresses is private, and no setting names it
     * @throws UnknownHostException it has no address
     */
    List<InetAddress> of(String host, int port) throws PrivateAddressException, UnknownHostException {
        List<InetAddress> addresses = List.of(lookUp.apply(host));
        for (InetAddress address : addresses) {
            if (!allowed.covers(host, port) && isPrivate(address) && !allowed.covers(plain(address), port)) {
                throw new PrivateAddressException(host, plain(address));
            }
        }
        return addresses;
    }

    static boolean isPrivate(InetAddress address) {
        if (RANGES.covers(plain(address), 0)) {
            return true;
        }
        return EMBEDDED.stream()
                .filter(embedded -> embedded.range.covers(plain(address), 0))
                .anyMatch(embedded -> isPrivate(ipv4(address.getAddress(), embedded.place)));
    }

    private static InetAddress ipv4(byte[] address, int place) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address, place, place + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    /** Without a zone. */
    private static String plain(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
