package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What listings show, in which order and in which portions. */
class ListingTest extends SandboxFixture {

    @Test
    void jobsComeNewestFirstInPagesThatNewJobsDoNotShift() {
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submitted.add(0, caller.importMedia("Recap " + i).text("job_id"));
            clock.passSeconds(1);
        }
        JsonNode first = caller.get("/jobs?limit=2").json();
        caller.importMedia("One more");
        JsonNode second = caller.get("/jobs?limit=2&cursor=" + cursor(first)).json();
        JsonNode third = caller.get("/jobs?limit=2&cursor=" + cursor(second)).json();
        List<String> seen = new ArrayList<>(values(first, "job_id"));
        seen.addAll(values(second, "job_id"));
        seen.addAll(values(third, "job_id"));
        assertThat(seen).isEqualTo(submitted);
        assertThat(third.path("pagination").has("next_cursor")).isFalse();
    }

    @Test
    void jobsAreFoundByProjectTypeAndTime() {
        Instant before = clock.instant().minusMillis(1);
        String project = imported("Weekly Recap");
        caller.importMedia("Another");
        Instant between = clock.instant();
        clock.passSeconds(1);
        String edit = caller.edit(project).text("job_id");
        assertThat(jobs("project_id=" + project)).hasSize(2);
        assertThat(jobs("project_id=" + project + "&type=agent")).containsExactly(edit);
        assertThat(jobs("type=import/project_media")).hasSize(2);
        assertThat(jobs("created_after=" + between)).containsExactly(edit);
        assertThat(jobs("created_before=" + between)).hasSize(1);
        assertThat(jobs("created_after=" + before)).hasSize(3);
    }

    @Test
    void jobsOlderThanAWeekAreListedOnlyOnRequestAndAfterThirtyDaysNeverMore() {
        String job = caller.importMedia("Weekly Recap").text("job_id");
        Instant before = clock.instant().minusSeconds(1);
        clock.pass(Duration.ofDays(8));
        assertThat(jobs("")).isEmpty();
        assertThat(jobs("created_after=" + before)).containsExactly(job);
        clock.pass(Duration.ofDays(23));
        assertThat(jobs("created_after=" + before)).isEmpty();
        assertThat(caller.job(job).status()).isEqualTo(404);
    }

    @Test
    void projectsAreFoundByAPartOfTheirNameInAnyCase() {
        caller.importMedia("Weekly Recap");
        caller.importMedia("WEEKLY RECAP, part 2");
        caller.importMedia("Interview");
        assertThat(projects("name=weekly%20recap")).containsExactly("WEEKLY RECAP, part 2", "Weekly Recap");
        assertThat(projects("name=nothing")).isEmpty();
    }

    @Test
    void projectsAreSortedAsAskedAndPaged() {
        for (String name : List.of("B", "C", "A")) {
            caller.importMedia(name);
            clock.passSeconds(1);
        }
        assertThat(projects("")).containsExactly("A", "C", "B");
        assertThat(projects("sort=name&direction=asc")).containsExactly("A", "B", "C");
        assertThat(projects("sort=name&direction=desc")).containsExactly("C", "B", "A");
        JsonNode page = caller.get("/projects?sort=name&direction=asc&limit=2").json();
        assertThat(projects("sort=name&direction=asc&limit=2&cursor=" + cursor(page)))
                .containsExactly("C");
    }

    @Test
    void aProjectIsUpdatedWhenAJobOfItEnds() {
        caller.importMedia("A");
        clock.passSeconds(1);
        caller.importMedia("B");
        clock.passSeconds(99);
        assertThat(projects("sort=updated_at")).containsExactly("A", "B");
        clock.passSeconds(1);
        assertThat(projects("sort=updated_at")).containsExactly("B", "A");
    }

    @Test
    void aQueryThatIsNotUnderstoodIsRefused() {
        for (String query : List.of("limit=0", "limit=101", "cursor=x", "created_after=today", "colour=red")) {
            assertThat(caller.get("/jobs?" + query).status()).as(query).isEqualTo(400);
            assertThat(caller.get("/projects?" + query).status()).as(query).isEqualTo(400);
        }
        assertThat(caller.get("/projects?created_by=you").status()).isEqualTo(400);
        assertThat(caller.get("/jobs?type=export").status()).isEqualTo(400);
    }

    @Test
    void projectsOfOthersAndOfOtherNightsCanBeThereBefore() {
        Instant lastNight = clock.instant().minus(Duration.ofDays(1));
        caller.importMedia("Tonight");
        Seeded mine = sandbox.seed(Seed.mine("Weekly Recap", lastNight).edited(true));
        sandbox.seed(Seed.somebodyElses("Weekly Recap (copy)", clock.instant().minusSeconds(5)));
        assertThat(projects("name=recap")).containsExactly("Weekly Recap (copy)", "Weekly Recap");
        assertThat(jobs("")).endsWith(mine.agentJobId(), mine.importJobId());
        assertThat(projects("name=recap&created_by=me")).containsExactly("Weekly Recap");
        assertThat(projects("name=recap&created_after=" + clock.instant().minusSeconds(60)))
                .containsExactly("Weekly Recap (copy)");
        assertThat(caller.state(mine.importJobId())).isEqualTo("stopped");
        assertThat(caller.state(mine.agentJobId())).isEqualTo("stopped");
        assertThat(sandbox.bill().imports()).isOne();
    }

    private List<String> jobs(String query) {
        return values(caller.get("/jobs?" + query).json(), "job_id");
    }

    private List<String> projects(String query) {
        return values(caller.get("/projects?" + query).json(), "name");
    }

    private static List<String> values(JsonNode page, String field) {
        List<String> values = new ArrayList<>();
        page.path("data").forEach(each -> values.add(each.path(field).asString()));
        return values;
    }

    private static String cursor(JsonNode page) {
        return page.at("/pagination/next_cursor").asString();
    }
}
