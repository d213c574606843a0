package io.nightcut.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shapes that the documents of Slack, Teams and Discord show. */
class WebhookKindTest {

    private static final Notice NOTICE = new Notice(
            "/srv/night <!channel> @everyone.csv",
            3,
            "credits",
            "97 of 100 are ready; 3 need you.",
            List.of("Top up AI credits: 3 wait"),
            "/srv/night-results-report.html",
            "/srv/night-results.csv",
            97,
            3,
            0);

    @ParameterizedTest
    @CsvSource({
        "https://hooks.slack.com/services/T0/B0/x, SLACK",
        "https://discord.com/api/webhooks/1/x, DISCORD",
        "https://acme.webhook.office.com/webhookb2/x, TEAMS",
        "https://prod-1.westeurope.logic.azure.com/workflows/x, TEAMS",
        "https://x.environment.api.powerplatform.com/powerautomate/x, TEAMS",
        "https://hooks.slack.com.example.com/x, JSON"
    })
    void theKindIsKnownByItsAddress(String address, WebhookKind kind) {
        assertThat(WebhookKind.of("auto", address)).isEqualTo(kind);
        assertThat(WebhookKind.of("discord", address)).isEqualTo(WebhookKind.DISCORD);
    }

    @Test
    void anotherKindIsRefused() {
        assertThatThrownBy(() -> WebhookKind.of("irc", ""))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
    }

    @Test
    void slackGetsATextInWhichNothingIsAMention() {
        assertThat(json(WebhookKind.SLACK).path("text").asString()).isEqualTo("""
                        night &lt;!channel&gt; @everyone.csv: 97 of 100 are ready; 3 need you.
                        Stopped before the end (credits).
                        - Top up AI credits: 3 wait
                        Report: /srv/night-results-report.html""");
    }

    @Test
    void teamsGetsAnAdaptiveCard() {
        JsonNode card = json(WebhookKind.TEAMS);

        assertThat(card.path("type").asString()).isEqualTo("message");
        JsonNode attachment = card.path("attachments").path(0);
        assertThat(attachment.path("contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.path("content").path("type").asString()).isEqualTo("AdaptiveCard");
        assertThat(attachment.path("content").path("body")).hasSize(4);
        assertThat(attachment.path("content").path("body").path(1).toString())
                .contains("\"type\":\"TextBlock\"", "Stopped before the end (credits).");
    }

    @Test
    void discordMentionsNobody() {
        JsonNode message = json(WebhookKind.DISCORD);

        assertThat(message.path("content").asString()).contains("97 of 100 are ready");
        assertThat(message.path("allowed_mentions").path("parse")).isEmpty();
    }

    @Test
    void othersGetTheFields() {
        assertThat(json(WebhookKind.JSON).propertyNames())
                .containsExactly(
                        "manifest",
                        "exit_code",
                        "stop_reason",
                        "sentence",
                        "to_do",
                        "report",
                        "results",
                        "ready",
                        "needs_someone",
                        "at_next_run");
    }

    private static JsonNode json(WebhookKind kind) {
        return new JsonMapper().readTree(kind.json(NOTICE));
    }
}
