package io.nightcut.descript.api;

import io.nightcut.text.KnownSecrets;
import org.jspecify.annotations.Nullable;

/** Where to PUT the bytes of one file. A secret, since whoever has it can write there: its text form hides it. */
public record UploadTarget(@Nullable String uploadUrl) {

    /** It is known as a secret from the moment in which it is received. */
    public UploadTarget {
        if (uploadUrl != null) {
            KnownSecrets.addAddress(uploadUrl);
        }
    }

    @Override
    public String toString() {
        return "…";
    }
}
