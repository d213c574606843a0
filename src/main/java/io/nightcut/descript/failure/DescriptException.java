package io.nightcut.descript.failure;

import io.nightcut.text.Redacted;
import java.time.Duration;

/** A call to Descript that failed. Its type says what to do next; its message is for people and has no secrets in it. */
public abstract sealed class DescriptException extends RuntimeException {

    private final String message;

    private DescriptException(String message) {
        this.message = Redacted.text(message);
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** Another 4xx: Descript refused this request and did nothing. This project fails, the others go on. */
    public static final class Rejected extends DescriptException {

        private final int status;
        private final boolean isPage;

        public Rejected(int status, String message) {
            this(status, message, false);
        }

        Rejected(int status, String message, boolean isPage) {
            super("refused (" + status + "): " + message);
            this.status = status;
            this.isPage = isPage;
        }

        /** Refused before it was sent. */
        public Rejected(String message) {
            super(message);
            this.status = 0;
            this.isPage = false;
        }

        /** Whether the answer was a page, as gateways give it, and not Descript's own. */
        public boolean isPage() {
            return isPage;
        }

        /** The HTTP status; 0 if the request was not sent. */
        public int status() {
            return status;
        }
    }

    /** 401: the API token is missing, wrong or revoked. The run stops. */
    public static final class Unauthorized extends DescriptException {
        public Unauthorized(String message) {
            super(message);
        }
    }

    /** 402: media minutes or AI credits are used up. No more such POSTs; running jobs go on. The message has the balance. */
    public static final class OutOfCredit extends DescriptException {
        OutOfCredit(String message) {
            super(message);
        }
    }

    /** 429: the rate limit is reached. Nothing was done; no call of this kind may be made for {@link #retryAfter}. */
    public static final class RateLimited extends DescriptException {

        private final Duration retryAfter;

        public RateLimited(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        /** From the answer on. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 429 of another kind: a job is already running for this project. Nothing was done; only this project has to wait. */
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

    /** The request never left, and there is proof of it, so nothing was done. */
    public static final class Unreachable extends DescriptException {
        public Unreachable(String message) {
            super(message);
        }
    }

    /** Time-out, broken connection, 5xx, 408 or an unreadable answer: a POST may have been carried out. Never repeat it blindly. */
    public static final class Unanswered extends DescriptException {
        public Unanswered(String message) {
            super(message);
        }
    }

    /** A read was answered, but not with what was asked for, or with a list that has no end: it tells nothing. */
    public static final class Unreadable extends DescriptException {
        public Unreadable(String message) {
            super(message);
        }
    }
}
