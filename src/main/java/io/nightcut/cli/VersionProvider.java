package io.nightcut.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** Prints the version that the build wrote into the jar's manifest, and the commit that it was built from. */
final class VersionProvider implements IVersionProvider {

    /** The build writes it if the sources are in a Git repository. */
    private static final String COMMIT = "commit.properties";

    @Override
    public String[] getVersion() throws IOException {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        try (InputStream commit = VersionProvider.class.getResourceAsStream(COMMIT)) {
            return new String[] {
                "nightcut " + Objects.requireNonNullElse(version, "(development build)") + words(commit)
            };
        }
    }

    /** {@code  (commit 3fa9c21, 2026-11-26)}, or nothing. */
    static String words(@Nullable InputStream commit) throws IOException {
        Properties properties = new Properties();
        if (commit != null) {
            properties.load(commit);
        }
        String id = properties.getProperty("git.commit.id.abbrev", "");
        return id.isEmpty()
                ? ""
                : " (commit %s%s, %s)"
                        .formatted(
                                id,
                                Boolean.parseBoolean(properties.getProperty("git.dirty")) ? " with changes" : "",
                                properties.getProperty("git.commit.time"));
    }
}
