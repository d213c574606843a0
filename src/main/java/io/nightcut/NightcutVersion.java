package io.nightcut;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What the jar's manifest says. */
final class NightcutVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = NightcutVersion.class.getPackage().getImplementationVersion();
        return new String[] {"nightcut " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
