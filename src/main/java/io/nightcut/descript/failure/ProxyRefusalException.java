package io.nightcut.descript.failure;

import java.io.IOException;

/** The proxy on the way answered 407 itself: the request did not reach Descript. */
public final class ProxyRefusalException extends IOException {

    public ProxyRefusalException(String message) {
        super(message);
    }
}
