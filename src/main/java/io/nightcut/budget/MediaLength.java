package io.nightcut.budget;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the length of a project's media.
 *
 * @param seconds null: nobody knows
 * @param bytes by which the length can be guessed, where it is not known; null: nobody knows
 */
record MediaLength(@Nullable Double seconds, @Nullable Double bytes) {}
