package io.nightcut.sandbox;

/** A request that is not carried out, with the status and the words of the answer. */
final class Refused extends RuntimeException {

    static final String BUSY = "A job is already running for this project";

    final int status;
    final String error;
    final String reason;

    Refused(int status, String error, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.error = error;
        this.reason = reason;
    }

    static Refused badRequest(String reason) {
        return new Refused(400, "bad_request", reason);
    }

    static Refused notFound(String reason) {
        return new Refused(404, "not_found", reason);
    }

    /** Descript uses 429 for this too; it is no matter of the quota. */
    static Refused busy() {
        return new Refused(429, "conflict", BUSY);
    }

    boolean isBusy() {
        return status == 429;
    }
}
