package io.nightcut.settle;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How imports are judged.
 *
 * @param partial what is done with a project if some of its files failed
 */
@ConfigurationProperties("nightcut.import")
public record ImportSettings(Partial partial) {

    enum Partial {
        /** It fails, and the message names the files. */
        FAIL,
        /** It is edited without them, and marked for review. */
        EDIT
    }
}
