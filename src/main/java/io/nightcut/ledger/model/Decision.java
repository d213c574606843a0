package io.nightcut.ledger.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person has decided of a project.
 *
 * @param stage of the submission that it is about; null: it is about the project
 * @param job that is adopted; null otherwise
 */
public record Decision(
        String id,
        String projectKey,
        @Nullable Stage stage,
        Choice choice,
        @Nullable RemoteJob job) {

    /** Refuses one that does not say enough. */
    public Decision {
        if ((choice == Choice.ADOPT || choice == Choice.AGAIN) && stage == null) {
            throw new IllegalArgumentException(choice + " of no stage");
        }
        if (choice == Choice.ADOPT && job == null) {
            throw new IllegalArgumentException("no job to adopt");
        }
    }

    /** What can be decided about a project. */
    public enum Choice {
        ADOPT,
        AGAIN,
        ACCEPT,
        DROP
    }

    /** About the project as a whole. */
    public static Decision of(String projectKey, Choice choice) {
        return new Decision(newId(), projectKey, null, choice, null);
    }

    /** Its submission is to be sent again. */
    public static Decision again(Submission unknown) {
        return new Decision(newId(), unknown.projectKey(), unknown.stage(), Choice.AGAIN, null);
    }

    /** Its submission is this job of Descript's. */
    public static Decision adopt(Submission unknown, RemoteJob job) {
        return new Decision(newId(), unknown.projectKey(), unknown.stage(), Choice.ADOPT, job);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
