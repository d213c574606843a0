package io.nightcut.state;

import io.nightcut.descript.PostPermission;
import io.nightcut.file.LockedFile;
import io.nightcut.file.OwnFolder;
import io.nightcut.state.file.StateFile;
import io.nightcut.state.file.StateLock;
import io.nightcut.state.file.StateServer;
import io.nightcut.state.postgresql.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The one database that holds the ledger and Spring Batch's job repository, opened for what the command does with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class StateDatabase {

    @Bean
    StateConnection stateConnection(
            @Value("${nightcut.state}") StateAddress address,
            DatabaseSettings settings,
            @Value("${" + StateUse.SETTING + ":run}") StateUse use,
            @Value("${" + StateUse.WAIT + ":0s}") Duration wait) {
        if (!address.isServer()) {
            return openFile(address.path(), use, wait);
        }
        return use == StateUse.NONE ? StateConnection.nothing() : new ServerState(address, settings).open(use, wait);
    }

    private static StateConnection openFile(Path state, StateUse use, Duration wait) {
        if (state.toString().contains(";")) {
            // Behind it H2 would read settings of its own, which can run SQL.
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.state", state, "the path must not contain a semicolon. Choose another path");
        }
        if (use != StateUse.NONE) {
            StateFile.refuseVanished(state);
        }
        if (use == StateUse.NONE || (use != StateUse.RUN && Files.notExists(StateFile.of(state)))) {
            // Who only looks finds an empty state, and leaves none behind.
            return StateConnection.nothing();
        }
        try {
            return open(state, use, wait);
        } catch (IOException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.state", state, "its folder or file cannot be used (" + e + "). Choose another path");
        }
    }

    private static StateConnection open(Path state, StateUse use, Duration wait) throws IOException {
        Path folder = Objects.requireNonNull(state.getParent(), "a state is in a folder");
        OwnFolder.create(folder);
        if (OwnFolder.isOpenToAll(folder)) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.state",
                    state,
                    "every user of this machine can change the files in %s. Take that away (chmod o-w), or choose another folder"
                            .formatted(folder));
        }
        if (use == StateUse.LOOK || use == StateUse.REHEARSE) {
            StateFile.restrict(state);
            return use == StateUse.LOOK ? StateConnection.toLook(state) : StateConnection.view(state);
        }
        if (use == StateUse.RUN) {
            return own(state, StateLock.take(state, wait));
        }
        Optional<LockedFile> lock = StateLock.take(state);
        return lock.isPresent()
                ? own(state, lock.get())
                : StateConnection.served(state).orElseThrow(() -> StateLock.inUse(state.toString()));
    }

    private static StateConnection own(Path state, LockedFile lock) throws IOException {
        try {
            StateFile.reserve(state);
            return StateConnection.own(state, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Bean
    FlywayMigrationStrategy migration(
            StateConnection connection,
            @Value("${nightcut.state}") StateAddress address,
            @Value(StateAddress.MACHINE_FILES) Path files) {
        return new Migration(connection, address, files)::migrate;
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource database, StateConnection connection) {
        return new StateTransactions(database, connection);
    }

    /** While another one may have the state, no POST leaves. */
    @Bean
    PostPermission postPermission(StateConnection connection) {
        return connection::isCertain;
    }

    @Bean
    @DependsOnDatabaseInitialization
    @Nullable
    StateServer stateServer(
            DataSource database,
            @Value("${nightcut.state}") StateAddress address,
            @Value("${" + StateUse.SETTING + ":run}") StateUse use) {
        // A database on a server serves others by itself.
        return use == StateUse.RUN && !address.isServer() ? StateServer.begin(database, address.path()) : null;
    }
}
