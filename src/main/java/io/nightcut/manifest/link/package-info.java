/** Links and paths become media that Descript can download or nightcut can upload, and give a project its key. */
@NullMarked
package io.nightcut.manifest.link;

import org.jspecify.annotations.NullMarked;
