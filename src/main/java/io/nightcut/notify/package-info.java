/** Who is told of a night when it has ended: people by chat, mail or a program, a dead man's switch, a monitoring system. */
@NullMarked
package io.nightcut.notify;

import org.jspecify.annotations.NullMarked;
