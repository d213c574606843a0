package io.nightcut.ledger;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one file database that holds the ledger and Spring Batch's job repository. */
@Configuration(proxyBeanMethods = false)
class StateDatabase {

    /** What is committed survives kill -9: by default H2 keeps it in memory for up to half a second. */
    private static final String DURABLE = ";WRITE_DELAY=0";

    /** Else H2 closes at the beginning of a shutdown in which a stopped run still has to write. */
    private static final String OPEN_DURING_SHUTDOWN = ";DB_CLOSE_ON_EXIT=FALSE";

    @Bean
    JdbcConnectionDetails stateConnection(@Value("${nightcut.state}") Path state) {
        String url = "jdbc:h2:file:" + state.toAbsolutePath() + DURABLE + OPEN_DURING_SHUTDOWN;
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
}
