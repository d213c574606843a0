package io.nightcut.story;

import io.nightcut.control.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A JAVA_HOME whose java starts no program but tells, a line each, its process and what it was asked for. */
record FakeJava(Path home) {

    /** How it ends. */
    static final int EXIT_CODE = 7;

    private static final String SCRIPT = """
            #!/bin/sh
            # %s
            case "$*" in
            *PrintFlagsFinal*)
                [ "%s" = false ] || echo '    ccstr AOTCacheOutput          =      {product} {default}'
                exit 0 ;;
            -version | *' -version')
                [ "${JDK_JAVA_OPTIONS:-}" != -Xms900g ] || { echo 'Could not reserve enough space'; exit 1; }
                echo 'openjdk version "%s"' ;;
            *' extract --destination '*)
                mkdir "$6" && cp "$3" "$6" ;;
            *' run night.csv '*)
                printf '%%s\\n' "$PWD" "$@" "DESCRIPT_API_TOKEN=$DESCRIPT_API_TOKEN" >"$JAVA_HOME/rehearsal"
                touch "${3#*=}"
                exit %d ;;
            *' --version')
                ;;
            *)
                echo "${LC_ALL:-}" >"$JAVA_HOME/locale"
                printf '%%s\\n' $$ "$@"
                exit %d ;;
            esac
            """;

    static FakeJava in(Path home, String version, boolean knowsAot) throws IOException {
        return in(home, version, knowsAot, ExitCode.STOPPED);
    }

    /** One that has been installed over another. */
    static FakeJava in(Path home, String version, boolean knowsAot, int rehearsalExitCode) throws IOException {
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, SCRIPT.formatted(version, knowsAot, version, rehearsalExitCode, EXIT_CODE));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new FakeJava(home);
    }

    /** In which locale it was started last. */
    String locale() throws IOException {
        return Files.readString(home.resolve("locale")).strip();
    }

    /** Where the rehearsal took place, and what it was asked for. */
    String rehearsal() throws IOException {
        return Files.readString(home.resolve("rehearsal"));
    }
}
