package io.nightcut.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Prints the version that the build wrote into the jar's manifest. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {"nightcut " + Objects.requireNonNullElse(version, "(development build)")};
    }
}
