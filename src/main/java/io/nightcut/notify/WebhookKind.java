package io.nightcut.notify;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What a webhook expects, by the documents of whoever offers it. */
enum WebhookKind {
    SLACK {
        @Override
        Object body(Notice notice) {
            // These three are all that has a meaning in a text of Slack's.
            return Map.of(
                    "text",
                    notice.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
    },
    /** An adaptive card, which the workflows of Teams post into a channel. */
    TEAMS {
        @Override
        Object body(Notice notice) {
            List<Map<String, Object>> lines = notice.text()
                    .lines()
                    .<Map<String, Object>>map(line -> Map.of("type", "TextBlock", "text", plain(line), "wrap", true))
                    .toList();
            return Map.of(
                    "type",
                    "message",
                    "attachments",
                    List.of(Map.of(
                            "contentType",
                            "application/vnd.microsoft.card.adaptive",
                            "content",
                            Map.of(
                                    "$schema",
                                    "http://adaptivecards.io/schemas/adaptive-card.json",
                                    "type",
                                    "AdaptiveCard",
                                    "version",
                                    "1.4",
                                    "body",
                                    lines))));
        }
    },
    DISCORD {
        @Override
        Object body(Notice notice) {
            String text = plain(notice.text());
            return Map.of(
                    "content",
                    text.length() > LONGEST_OF_DISCORD ? text.substring(0, LONGEST_OF_DISCORD) : text,
                    "allowed_mentions",
                    Map.of("parse", List.of()));
        }
    },
    JSON {
        @Override
        Object body(Notice notice) {
            return notice;
        }
    };

    private static final int LONGEST_OF_DISCORD = 2_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    abstract Object body(Notice notice);

    String json(Notice notice) {
        return MAPPER.writeValueAsString(body(notice));
    }

    /** The one that is said, or that the address belongs to. */
    static WebhookKind of(String said, String address) {
        if (said.equals("auto")) {
            return address.isEmpty() ? JSON : ofHost(URI.create(address));
        }
        return Stream.of(values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(said))
                .findFirst()
                .orElseThrow(() -> NotifySettings.refused(
                        "webhook-format", said, "it must be auto, slack, teams, discord or json"));
    }

    private static WebhookKind ofHost(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("hooks.slack.com")) {
            return SLACK;
        }
        if (host.equals("discord.com") || host.equals("discordapp.com")) {
            return DISCORD;
        }
        return Stream.of(".webhook.office.com", ".logic.azure.com", ".powerplatform.com")
                        .anyMatch(host::endsWith)
                ? TEAMS
                : JSON;
    }

    /** Markdown takes nothing in it for a sign of its own. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\*_`~|>\\[\\]#])", "\\\\$1");
    }
}
