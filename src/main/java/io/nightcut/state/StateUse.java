package io.nightcut.state;

/** What a command does with the state. */
public enum StateUse {
    /** It does not even look into it. */
    NONE,
    /** It reads what is there, beside a run too, and leaves no trace. */
    LOOK,
    /** It does in memory what another command does, from what is there, and leaves no trace either. */
    REHEARSE,
    /** It changes a few rows; beside a run it leaves its decision to the run. */
    CHANGE,
    /** It creates the state if need be, and nobody else may change it meanwhile. */
    RUN;

    /** The setting that carries it into the application; not for people. */
    public static final String SETTING = "state.use";

    /** Likewise: how long to wait for another one who changes it. */
    public static final String WAIT = "state.wait";
}
