package io.nightcut.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** The only look-up of a host to which a connection is made: whoever connects gets addresses that may be reached. */
record JudgedHosts(PrivateAddresses addresses) implements DnsResolver {

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return addresses.of(host, port).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) {
        throw new UnsupportedOperationException("A host is looked up together with its port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
