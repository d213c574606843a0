package io.nightcut.ledger.model;

/** How many lines of a manifest stand at the same place. */
public record StateCount(ProjectState state, int lines) {

    public ProjectStatus status() {
        return state.status();
    }
}
