package io.nightcut.cli.start;

import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * What a command that only looks has at its start, asked for or not: all settings and the state, so that what is wrong with
 * them ends the start, which knows the words for it.
 */
@Configuration(proxyBeanMethods = false)
class StartedAtOnce {

    @Bean
    static LazyInitializationExcludeFilter settingsAndState() {
        return (name, definition, type) -> DataSource.class.isAssignableFrom(type)
                || AnnotatedElementUtils.hasAnnotation(type, ConfigurationProperties.class);
    }
}
