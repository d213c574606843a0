package io.nightcut.manifest;

import io.nightcut.ledger.model.TeamAccess;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the setting {@code nightcut.team-access}; Spring Boot's own conversion would name a Java constant in its message. */
@Component
@ConfigurationPropertiesBinding
final class TeamAccessConverter implements Converter<String, TeamAccess> {

    @Override
    public TeamAccess convert(String word) {
        return TeamAccess.of(word)
                .orElseThrow(() -> new InvalidConfigurationPropertyValueException(
                        "nightcut.team-access", word, "write edit, comment, view or none"));
    }
}
