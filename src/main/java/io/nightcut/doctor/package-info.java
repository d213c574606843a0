/** The doctor: what around nightcut is right and what is wrong, before a night shows it. */
@NullMarked
package io.nightcut.doctor;

import org.jspecify.annotations.NullMarked;
