package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Names, clocks and records that are not what they were. */
class ReadFaultTest extends SandboxFixture {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "TRIMMED,' é b ','é b'",
                "NFD,'é b','e\u0301 b'",
                "WIDE_BLANKS,'é b','é\u00a0 b'",
                "UPPER,'é b','É B'"
            })
    void aNameIsListedInAnotherSpelling(Spelling spelling, String name, String listed) {
        caller.importMedia(name);
        sandbox.order(ReadFaults.nameListed(spelling));
        assertThat(caller.get("/projects?name=b").json().at("/data/0/name").asString())
                .isEqualTo(listed);
    }

    @Test
    void aListedNameIsNull() {
        caller.importMedia("Recap");
        sandbox.order(ReadFaults.nameListed(Spelling.NULL));
        JsonNode project = caller.get("/projects?name=recap").json().at("/data/0");
        assertThat(project.has("name")).isTrue();
        assertThat(project.path("name").isNull()).isTrue();
    }

    @Test
    void aNameIsKeptInAnotherSpellingAndSearchedInIt() {
        sandbox.order(ReadFaults.nameKept(Spelling.NFD));
        String id = caller.importMedia("Café").text("project_id");
        assertThat(caller.get("/projects?name=caf%C3%A9").json().path("data")).isEmpty();
        assertThat(caller.get("/projects?name=caf").json().at("/data/0/name").asString())
                .isEqualTo("Cafe\u0301");
        assertThat(caller.get("/projects/" + id).text("name")).isEqualTo("Cafe\u0301");
        assertThat(sandbox.bill().importsOf("Café")).isOne();
        sandbox.order(ReadFaults.nameKept(Spelling.NULL));
        caller.importMedia("Recap");
        assertThat(caller.get("/projects?name=recap").json().path("data")).isEmpty();
        assertThat(caller.get("/projects").json().path("data")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"PT-5H,'Sun, 22 Nov 2026 21:00:00 GMT'", "PT24H,'Tue, 24 Nov 2026 02:00:00 GMT'"})
    void aDateHeaderIsOff(Duration by, String date) {
        sandbox.order(ReadFaults.date(Call.STATUS, by).times(1));
        assertThat(caller.get("/status").raw().headers().allValues("Date")).containsExactly(date);
        assertThat(caller.get("/status").header("Date")).isEqualTo("Mon, 23 Nov 2026 02:00:00 GMT");
    }

    @Test
    void aGatewaysPageAloneHasAWrongDate() {
        sandbox.order(ReadFaults.date(Fault.html(Call.STATUS, 502), Duration.ofHours(5)));
        assertThat(caller.get("/status").header("Date")).isEqualTo("Mon, 23 Nov 2026 07:00:00 GMT");
        assertThat(caller.get("/status").header("Date")).isEqualTo("Mon, 23 Nov 2026 02:00:00 GMT");
    }

    @Test
    void whatIsMadeIsDatedByAClockThatIsOff() {
        sandbox.order(ReadFaults.createdAt(Call.IMPORT, Duration.ofSeconds(-7)));
        Instant now = clock.instant();
        String job = caller.importMedia("Recap").text("job_id");
        assertThat(caller.job(job).text("created_at")).isEqualTo("2026-11-23T01:59:53Z");
        assertThat(caller.get("/projects").json().at("/data/0/created_at").asString())
                .isEqualTo("2026-11-23T01:59:53Z");
        String since = "created_after=" + now.minusSeconds(5);
        assertThat(caller.get("/jobs?" + since).json().path("data")).isEmpty();
        assertThat(caller.get("/projects?" + since).json().path("data")).isEmpty();
    }

    @Test
    void whatIsMadeIsDatedAheadAndIsThereAtOnce() {
        sandbox.order(ReadFaults.createdAt(Call.IMPORT, Duration.ofSeconds(90)));
        String job = caller.importMedia("Recap").text("job_id");
        assertThat(caller.job(job).text("created_at")).isEqualTo("2026-11-23T02:01:30Z");
        assertThat(caller.get("/jobs").json().path("data")).hasSize(1);
        clock.passSeconds(100);
        assertThat(caller.state(job)).isEqualTo("stopped");
    }

    @Test
    void onlyWhatIsShownIsDatedOtherwise() {
        String job = caller.importMedia("Recap").text("job_id");
        sandbox.order(ReadFaults.createdAtShown(Call.JOBS, Duration.ofSeconds(-9)));
        sandbox.order(ReadFaults.createdAtShown(Call.JOB, Duration.ofSeconds(9)));
        assertThat(caller.get("/jobs?created_after=2026-11-23T01:59:58Z")
                        .json()
                        .at("/data/0/created_at")
                        .asString())
                .isEqualTo("2026-11-23T01:59:51Z");
        assertThat(caller.job(job).text("created_at")).isEqualTo("2026-11-23T02:00:09Z");
    }

    @Test
    void aRunningJobIsNotFoundOnce() {
        String job = caller.importMedia("Recap").text("job_id");
        sandbox.order(ReadFaults.notFound(Call.JOB).on("Recap"));
        assertThat(caller.job(job).status()).isEqualTo(404);
        assertThat(caller.job(job).status()).isEqualTo(200);
    }

    @Test
    void allReadsAreNotFoundForAWhile() {
        String job = caller.importMedia("Recap").text("job_id");
        sandbox.order(ReadFaults.notFoundFor(Duration.ofSeconds(3)));
        clock.passSeconds(2);
        assertThat(caller.job(job).status()).isEqualTo(404);
        assertThat(caller.get("/jobs").status()).isEqualTo(404);
        assertThat(caller.get("/projects").status()).isEqualTo(404);
        assertThat(caller.importMedia("Other").status()).isEqualTo(201);
        clock.passSeconds(1);
        assertThat(caller.job(job).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 403, 410, 429, 500})
    void oneJobsRecordIsRefused(int status) {
        String job = caller.importMedia("Recap").text("job_id");
        String other = caller.importMedia("Other").text("job_id");
        sandbox.order(ReadFaults.refused(Call.JOB, status).on("Recap").always());
        assertThat(caller.job(job).status()).isEqualTo(status);
        assertThat(caller.job(job).header("Retry-After")).isEmpty();
        assertThat(caller.job(other).status()).isEqualTo(200);
        assertThat(sandbox.bill().overQuota()).isZero();
    }
}
