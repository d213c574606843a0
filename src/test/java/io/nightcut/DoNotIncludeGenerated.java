package io.nightcut;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out the bean definitions and proxies that Spring has generated, if the program has been packaged before. */
final class DoNotIncludeGenerated implements ImportOption {

    @Override
    public boolean includes(Location location) {
        return !location.contains("__") && !location.contains("$$");
    }
}
