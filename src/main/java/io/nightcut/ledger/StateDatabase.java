package io.nightcut.ledger;

import io.nightcut.file.OwnFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one file database that holds the ledger and Spring Batch's job repository. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GiveUpSettings.class)
class StateDatabase {

    /** Every commit is on disk when it returns: by default H2 keeps it in memory for up to half a second. */
    private static final String DURABLE = ";WRITE_DELAY=0";

    /** Else H2 closes as soon as a shutdown begins, while a run that is being stopped still has to write. */
    private static final String OPEN_DURING_SHUTDOWN = ";DB_CLOSE_ON_EXIT=FALSE";

    /** Else H2 writes a trace file beside the state, which grows with every start. */
    private static final String NO_TRACE_FILE = ";TRACE_LEVEL_FILE=0";

    @Bean
    JdbcConnectionDetails stateConnection(
            @Value("${nightcut.state}") Path state,
            @Value("${state.may-be-created:true}") boolean mayBeCreated,
            @Value("${state.is-needed:true}") boolean isNeeded) {
        if (state.toString().contains(";")) {
            // Behind it H2 would read settings of its own, which can run SQL.
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.state", state, "the path must not contain a semicolon. Choose another path");
        }
        if (isNeeded) {
            StateFile.refuseVanished(state);
        }
        if (!isNeeded || (!mayBeCreated && Files.notExists(StateFile.of(state)))) {
            // Who only looks finds an empty state, and leaves none behind.
            return connection("jdbc:h2:mem:" + UUID.randomUUID());
        }
        reserve(state.toAbsolutePath());
        return connection("jdbc:h2:file:" + state.toAbsolutePath() + DURABLE + OPEN_DURING_SHUTDOWN + NO_TRACE_FILE);
    }

    /** Flyway by itself lets an older program use what a newer one has changed. */
    @Bean
    FlywayMigrationStrategy migration(@Value("${nightcut.state}") Path state) {
        return flyway -> {
            MigrationInfo[] all = flyway.info().all();
            newest(all, each -> each.getState() == MigrationState.FUTURE_SUCCESS)
                    .ifPresent(version -> {
                        throw StateFile.refused(
                                state,
                                StateFile.isNewer(
                                        state,
                                        version.toString(),
                                        newest(all, each -> each.getState().isResolved())
                                                .map(String::valueOf)
                                                .orElse("none")));
                    });
            flyway.migrate();
        };
    }

    private static Optional<MigrationVersion> newest(MigrationInfo[] all, Predicate<MigrationInfo> which) {
        return Stream.of(all)
                .filter(which)
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(MigrationVersion::compareTo);
    }

    private static JdbcConnectionDetails connection(String url) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return url;
            }

            @Override
            public String getUsername() {
                return "nightcut";
            }

            @Override
            public String getPassword() {
                return "";
            }
        };
    }

    /** By default H2 creates a file that every user can read, and what it holds is nobody else's business. */
    private static void reserve(Path state) {
        Path folder = Objects.requireNonNull(state.getParent(), "a state is in a folder");
        try {
            OwnFolder.create(folder);
            if (OwnFolder.isOpenToAll(folder)) {
                throw new InvalidConfigurationPropertyValueException(
                        "nightcut.state",
                        state,
                        "every user of this machine can change the files in %s. Take that away (chmod o-w), or choose another folder"
                                .formatted(folder));
            }
            StateFile.reserve(state);
        } catch (IOException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.state", state, "its folder or file cannot be used (" + e + "). Choose another path");
        }
    }
}
