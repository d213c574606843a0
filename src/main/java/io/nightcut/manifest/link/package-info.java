/** Links and paths become media that Descript can fetch, and give a project the key by which it is known on every night. */
@NullMarked
package io.nightcut.manifest.link;

import org.jspecify.annotations.NullMarked;
