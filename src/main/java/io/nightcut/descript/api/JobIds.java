package io.nightcut.descript.api;

/** What an id of a job may look like. */
public final class JobIds {

    private JobIds() {}

    /** Whether it could be the id of a job that is known: such a one can be stored and shown as it is. */
    public static boolean canBeStored(String id) {
        return JsonFields.isId(id);
    }
}
