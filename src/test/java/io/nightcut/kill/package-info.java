/**
 * The program is killed at every edge and at any moment, and started again: each project is paid once, none is
 * forgotten.
 *
 * <p>A {@link KillNight} is a sandbox and a state of its own. In it a {@link Child}
 * runs, a JVM with the real program, and dies at an {@link Edge}, from the sandbox's hand when a POST
 * arrives, or by a signal.
 */
@NullMarked
package io.nightcut.kill;

import org.jspecify.annotations.NullMarked;
