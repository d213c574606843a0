/** The ledger in Java: projects, their media, and where each stands in each stage. */
@NullMarked
package io.nightcut.ledger.model;

import org.jspecify.annotations.NullMarked;
