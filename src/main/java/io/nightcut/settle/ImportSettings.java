package io.nightcut.settle;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What imports lead to.
 *
 * @param partial what becomes of a project when some of its files failed
 */
@ConfigurationProperties("nightcut.import")
public record ImportSettings(Partial partial) {

    enum Partial {
        /** It fails, with the files named. */
        FAIL,
        /** It is edited without them, and a person is asked to look. */
        EDIT
    }
}
