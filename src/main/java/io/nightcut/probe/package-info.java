/** Asks the media servers, before anything is sent to Descript, whether it could download the files; and downloads what it cannot. */
@NullMarked
package io.nightcut.probe;

import org.jspecify.annotations.NullMarked;
