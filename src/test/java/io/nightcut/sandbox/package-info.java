/**
 * A stand-in for Descript's HTTP API: jobs take time, quotas hold, faults come as ordered, and every accepted POST is
 * on the bill.
 *
 * <p>A test starts a {@link io.nightcut.sandbox.Sandbox}, orders what shall go wrong as a
 * {@link io.nightcut.sandbox.Fault}, lets a client loose on it and reads the {@link io.nightcut.sandbox.Bill}.
 *
 * <p><b>What goes wrong.</b> {@link io.nightcut.sandbox.Fault} has the plain refusals, cuts and fates;
 * {@link io.nightcut.sandbox.ListFaults} odd pages, foreign records, cursors and lags;
 * {@link io.nightcut.sandbox.ReadFaults} names, clocks and single reads; {@link io.nightcut.sandbox.PostFaults} the
 * answers to POSTs; {@link io.nightcut.sandbox.EndFaults} how jobs end;
 * {@link io.nightcut.sandbox.CallbackFaults} how that is called back. {@link io.nightcut.sandbox.EveryFault} lists
 * them all for random nights. What none of them has is made of a {@link io.nightcut.sandbox.FaultKind}.
 *
 * <p><b>When.</b> The next matching request, or as the {@link io.nightcut.sandbox.Target} says: {@code on(project)},
 * {@code on(calls)}, {@code asked(part of the URL)}, {@code nth(3)}, {@code every(5)}, {@code times(2)},
 * {@code always()}, {@code rate(0.2)} by the seed's dice, {@code forTheNext(time)}, {@code during(from, until)} counted
 * from the order in Descript's time; {@code afterTheEffect()} with the job made. All of these combine.
 *
 * <p><b>Together.</b> One fault at a time stands in the place of an answer, the first in order that is due. Changes of
 * an answer (headers, fields, entries) come on top, all that are due, even on a gateway's page. A job has one fate and
 * any number of changes in its record.
 *
 * <p><b>As text.</b> A fault is one line, {@code IMPORT,AGENT HTML after status=502 on="Weekly Recap" skip=2};
 * {@code Fault.parse}, {@code Sandbox.order(String)} and {@code POST /sandbox/faults} read it,
 * {@code Sandbox.script()} prints the seed and all that was ordered, {@code Sandbox.strikes()} what struck. Words, JSON
 * and headers may hold a {@link io.nightcut.sandbox.Template}: {@code {date+PT5M}}, {@code {x*300}} and others.
 *
 * <p><b>Besides.</b> {@code outage}, {@code credit}, {@code seed}, {@code personDeletes}, {@code personEdits} and
 * {@code addDrive}, whose token sees that Drive alone. The bill tells by {@code jobsOf} and {@code projectsOf} what was
 * made for a name; what one POST made too much is its {@code twin} and counts for no second payment.
 *
 * <p>Its limit, client and sandbox sharing two cores: about 3000 single calls a second and 1000 to 1500 pages of 100
 * jobs. At 60 times the speed a client that keeps the published quotas makes some 1200 calls a second at most.
 */
@NullMarked
package io.nightcut.sandbox;

import org.jspecify.annotations.NullMarked;
