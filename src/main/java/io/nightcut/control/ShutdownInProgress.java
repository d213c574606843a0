package io.nightcut.control;

import org.springframework.boot.SpringApplication;

/** Whether a signal has begun to end the program. */
public final class ShutdownInProgress {

    private ShutdownInProgress() {}

    /** Spring does not say it, but takes nothing more that is to be done at a shutdown. */
    public static boolean isSeen() {
        Runnable nothing = ShutdownInProgress::doNothing;
        try {
            SpringApplication.getShutdownHandlers().add(nothing);
            SpringApplication.getShutdownHandlers().remove(nothing);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void doNothing() {
        // It is only to be taken or refused.
    }
}
