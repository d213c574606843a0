/**
 * A stand-in for Descript's HTTP API: jobs take time, quotas hold, faults come as ordered, and every accepted POST is
 * on the bill.
 *
 * <p>A test starts a {@link io.nightcut.sandbox.Sandbox}, orders what shall go wrong as a
 * {@link io.nightcut.sandbox.Fault}, lets a client loose on it and reads the {@link io.nightcut.sandbox.Bill}.
 *
 * <p>Its limit, client and sandbox sharing two cores: about 3000 single calls a second and 1000 to 1500 pages of 100
 * jobs. At 60 times the speed a client that keeps the published quotas makes some 1200 calls a second at most.
 */
@NullMarked
package io.nightcut.sandbox;

import org.jspecify.annotations.NullMarked;
