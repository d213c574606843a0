/** What is known of every project, on disk before and after each paid call. The only package that speaks SQL; knows nobody. */
@NullMarked
package io.nightcut.ledger;

import org.jspecify.annotations.NullMarked;
