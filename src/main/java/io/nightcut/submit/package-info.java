/** The steps that submit: they write the intent into the ledger, make the POST, and write down the job id. */
@NullMarked
package io.nightcut.submit;

import org.jspecify.annotations.NullMarked;
