package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Caller.Reply;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Listings that are none, or that hold what cannot be read. */
class ListFaultTest extends SandboxFixture {

    private String one;
    private String other;

    @BeforeEach
    void submit() {
        one = caller.importMedia("One").text("job_id");
        other = caller.importMedia("Other").text("job_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"status\":\"maintenance\"}", "{\"data\":null}", "{\"data\":{}}"})
    void aListingMayHaveNoData(String json) {
        sandbox.order(ListFaults.answers(Call.JOBS, json));
        Reply reply = caller.get("/jobs");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.raw().body()).isEqualTo(json);
        assertThat(jobs("")).hasSize(2);
    }

    @Test
    void aListingIsEmptyForAWhileAlthoughSomethingIsThere() {
        sandbox.order(ListFaults.empty(Call.PROJECTS).forTheNext(Duration.ofSeconds(10)));
        assertThat(caller.get("/projects").json().path("data").isArray()).isTrue();
        assertThat(caller.get("/projects").json().path("data")).isEmpty();
        assertThat(jobs("")).hasSize(2);
        clock.passSeconds(10);
        assertThat(caller.get("/projects").json().path("data")).hasSize(2);
    }

    @Test
    void whatCannotBeReadStandsOnTopOfThePage() {
        sandbox.order(ListFaults.nullEntry(Call.JOBS).times(1));
        assertThat(jobs("")).hasSize(3);
        sandbox.order(ListFaults.nullEntry(Call.JOBS));
        sandbox.order(ListFaults.foreignBare(Call.JOBS));
        sandbox.order(ListFaults.foreignResult("\"done\""));
        sandbox.order(ListFaults.foreignCreatedAt(Call.JOBS, "\"yesterday\""));
        JsonNode data = jobs("");
        assertThat(data).hasSize(6);
        assertThat(data.path(0).path("created_at").asString()).isEqualTo("yesterday");
        assertThat(data.path(1).path("result").asString()).isEqualTo("done");
        assertThat(data.path(1).path("created_at").asString()).isEqualTo("2026-11-23T01:59:59Z");
        assertThat(data.path(2).isEmpty()).isTrue();
        assertThat(data.path(3).isNull()).isTrue();
        assertThat(data.path(4).path("job_id").asString()).isEqualTo(other);
    }

    @Test
    void aMessageMayBeAnObject() {
        sandbox.order(ListFaults.foreignResult("{\"status\":\"error\",\"error_message\":{\"text\":\"No\"}}"));
        assertThat(jobs("").at("/0/result/error_message/text").asString()).isEqualTo("No");
    }

    @Test
    void oneProjectsRecordCannotBeReadInThePageAndCanSingly() {
        sandbox.order(ListFaults.unreadable(Call.JOBS, "One"));
        JsonNode data = jobs("");
        assertThat(data.path(0).path("job_id").asString()).isEqualTo(other);
        assertThat(data.path(1).isString()).isTrue();
        assertThat(caller.state(one)).isEqualTo("queued");
        sandbox.order(ListFaults.unreadable(Call.PROJECTS, "One"));
        assertThat(caller.get("/projects?name=one").json().at("/data/0").isString())
                .isTrue();
        assertThat(caller.get("/projects?name=other").json().at("/data/0").isObject())
                .isTrue();
    }

    @Test
    void aFieldOfARecordMayBeOddOrMissing() {
        sandbox.order(ListFaults.withoutId(Call.JOBS).on("Other").times(1));
        JsonNode data = jobs("");
        assertThat(data.path(0).has("job_id")).isFalse();
        assertThat(data.path(1).path("job_id").asString()).isEqualTo(one);
        sandbox.order(ListFaults.field(Call.JOBS, "created_at", "17"));
        assertThat(jobs("").at("/1/created_at").asInt()).isEqualTo(17);
    }

    @Test
    void aChangeThatFindsNothingToChangeIsNotUsedUp() {
        sandbox.order(ListFaults.unreadable(Call.JOBS, "Third").times(1));
        jobs("");
        assertThat(sandbox.faultsLeft()).hasSize(1);
        caller.importMedia("Third");
        assertThat(jobs("").path(0).isString()).isTrue();
        assertThat(sandbox.faultsLeft()).isEmpty();
    }

    @Test
    void aCursorMayRepeat() {
        sandbox.order(ListFaults.repeatingCursor(Call.JOBS));
        JsonNode page = caller.get("/jobs?limit=1").json();
        assertThat(page.at("/pagination/next_cursor").asString()).isEqualTo("again");
        assertThat(caller.get("/jobs?limit=1&cursor=again").json()).isEqualTo(page);
    }

    @Test
    void cursorsMayHaveNoEnd() {
        sandbox.order(ListFaults.endless(Call.JOBS));
        sandbox.order(ListFaults.endlessEmptyPages(Call.PROJECTS));
        String cursor = "";
        for (int i = 0; i < 5; i++) {
            JsonNode page = caller.get("/jobs" + cursor).json();
            assertThat(page.path("data")).hasSize(2);
            cursor = "?cursor=" + page.at("/pagination/next_cursor").asString();
            assertThat(cursor).isEqualTo("?cursor=again-" + i);
        }
        assertThat(caller.get("/projects").json().path("data")).hasSize(2);
        JsonNode second = caller.get("/projects?cursor=end-0").json();
        assertThat(second.path("data")).isEmpty();
        assertThat(second.at("/pagination/next_cursor").asString()).isEqualTo("end-1");
    }

    @Test
    void theSecondPageFails() {
        sandbox.order(ListFaults.nextPageFails(Call.JOBS, 500));
        JsonNode page = caller.get("/jobs?limit=1").json();
        String next =
                "/jobs?limit=1&cursor=" + page.at("/pagination/next_cursor").asString();
        assertThat(caller.get(next).status()).isEqualTo(500);
        assertThat(caller.get(next).status()).isEqualTo(200);
    }

    @Test
    void listingsLagBehindSingleReads() {
        sandbox.order(ListFaults.lags(Call.JOBS, Duration.ofSeconds(30)));
        assertThat(jobs("")).isEmpty();
        clock.passSeconds(100);
        assertThat(caller.state(one)).isEqualTo("stopped");
        assertThat(jobs("").at("/0/job_state").asString()).isEqualTo("running");
        clock.passSeconds(30);
        assertThat(jobs("").at("/0/job_state").asString()).isEqualTo("stopped");
        assertThat(sandbox.bill().seeingLatencies(JobType.IMPORT))
                .containsExactly(Duration.ZERO, Duration.ofSeconds(30));
    }

    private JsonNode jobs(String query) {
        return caller.get("/jobs" + query).json().path("data");
    }
}
