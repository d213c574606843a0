/** Listens for Descript's callbacks: each is a hint to look at a job, and never a fact. */
@NullMarked
package io.nightcut.callback;

import org.jspecify.annotations.NullMarked;
