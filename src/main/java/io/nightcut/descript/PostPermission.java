package io.nightcut.descript;

/** Whether a POST may leave now. It costs money, and only who has the state may spend it. */
@FunctionalInterface
public interface PostPermission {

    /** Asked at the last moment, when nothing of the POST has been sent. */
    boolean isGiven();
}
