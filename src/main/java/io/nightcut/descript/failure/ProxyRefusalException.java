package io.nightcut.descript.failure;

import java.io.IOException;

/** The proxy on the way refused to pass the request on: it did not reach Descript. */
public final class ProxyRefusalException extends IOException {

    public ProxyRefusalException(String message) {
        super(message);
    }
}
