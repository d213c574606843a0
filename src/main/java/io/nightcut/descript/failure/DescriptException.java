package io.nightcut.descript.failure;

import io.nightcut.text.Redacted;
import java.time.Duration;

/** A call to Descript that brought no answer to work with. Its type says what to do next; its message is for people. */
public abstract sealed class DescriptException extends RuntimeException {

    private final String message;

    private DescriptException(String message) {
        this.message = Redacted.text(message);
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** 4xx: this request is not taken, and nothing was done. This project fails, the others go on. */
    public static final class Rejected extends DescriptException {

        private final int status;

        public Rejected(int status, String message) {
            super("refused (" + status + "): " + message);
            this.status = status;
        }

        /** By ourselves: it did not even leave. */
        public Rejected(String message) {
            super(message);
            this.status = 0;
        }

        public int status() {
            return status;
        }
    }

    /** 401: the token is missing, wrong or revoked. The run stops. */
    public static final class Unauthorized extends DescriptException {
        public Unauthorized(String message) {
            super(message);
        }
    }

    /** 402: no media minutes or credits. This kind of POST stops; what runs goes on. The message tells the balance. */
    public static final class OutOfCredit extends DescriptException {
        OutOfCredit(String message) {
            super(message);
        }
    }

    /** 429: nothing was done, and nobody may make this kind of call for a while. */
    public static final class RateLimited extends DescriptException {

        private final Duration retryAfter;

        public RateLimited(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 429 of the other kind: a job works on this project already. Nothing was done; only this project has to wait. */
    public static final class Busy extends DescriptException {
        Busy(String message) {
            super(message);
        }
    }

    /** A proxy on the way refused (407 as a rule): nothing reached Descript, and nothing will. The run stops. */
    public static final class ProxyRefused extends DescriptException {
        public ProxyRefused(String message) {
            super(message);
        }
    }

    /** The request never left, and there is proof of it: surely nothing was done. */
    public static final class Unreachable extends DescriptException {
        public Unreachable(String message) {
            super(message);
        }
    }

    /** Time-out, broken connection, 5xx or an unreadable answer: a POST may have been carried out. Look, never repeat. */
    public static final class Unanswered extends DescriptException {
        public Unanswered(String message) {
            super(message);
        }
    }
}
