package io.nightcut.wire;

/** What becomes of a POST that a {@link FrameServer} has received, by frames or, over HTTP/1.1, by what comes closest. */
enum Ending {
    ANSWER,
    /** RST_STREAM with REFUSED_STREAM: by the specification nothing was done, and a client may send it again. */
    REFUSED_STREAM,
    /** GOAWAY whose last stream is below this one: the same. */
    GOAWAY_BELOW,
    /** GOAWAY that includes this stream, and then the end of the connection. */
    GOAWAY_ABOVE,
    /** RST_STREAM with INTERNAL_ERROR; over HTTP/1.1 a TCP reset. */
    RESET,
    /** The connection ends when the head of the request is there, and its body is not read. */
    CLOSE_BEFORE_BODY,
    CLOSE_AFTER_BODY,
    /** The same as REFUSED_STREAM, and nobody listens any more: a second try meets a refused connection. */
    LISTENER_GONE,
    /** The connection ends after half of the answer. */
    HALF_AN_ANSWER;

    boolean isBeforeBody() {
        return this == CLOSE_BEFORE_BODY;
    }
}
