package io.nightcut.control;

/** What messages say about the next move, in the same words wherever they say it. */
public final class StandardPhrases {

    public static final String TO_CONTINUE = "Run the same command again to continue.";

    public static final String NOTHING_SENT = "Nothing was sent.";

    /** What is to be done about a project of which nobody can tell what became. */
    public static final String DECIDE = "Check the project in Descript, then decide: nightcut resolve";

    private StandardPhrases() {}

    /** How a message begins that says why a run ended with exit code 3. */
    public static String stopped(StopReason reason) {
        return "Stopped before the end (" + reason + "): ";
    }

    /** The API token was refused, for the reason that Descript gave; without a full stop at its end. */
    public static String tokenRefused(String reason) {
        return "Descript refused the API token (401: %s). Create an API token in Descript's settings and set DESCRIPT_API_TOKEN"
                .formatted(reason);
    }
}
