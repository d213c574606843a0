package io.nightcut.http;

import java.net.UnknownHostException;

/** A host is in a private network, and no setting names it. Nothing was sent to it. */
public final class PrivateAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    private final String host;

    PrivateAddressException(String host, String address) {
        super("%s has the address %s, which is reached only from a private network".formatted(host, address));
        this.host = host;
    }

    public String host() {
        return host;
    }
}
