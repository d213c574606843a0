package io.nightcut.descript;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.nightcut.descript.api.AgentModels;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.api.DescriptApi;
import io.nightcut.descript.api.Drive;
import io.nightcut.descript.api.ImportRequest;
import io.nightcut.descript.api.JobRequest;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.Listing;
import io.nightcut.descript.api.Page;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.Busy;
import io.nightcut.descript.failure.DescriptException.OutOfCredit;
import io.nightcut.descript.failure.DescriptException.RateLimited;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.descript.failure.DescriptException.Unreadable;
import io.nightcut.descript.failure.FailureTranslator;
import io.nightcut.descript.quota.Quota;
import io.nightcut.descript.quota.QuotaLimiters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * The only place where Descript's API is called. Every failure becomes a {@link DescriptException}. Reads wait for their
 * quota and are retried; a POST is sent once, whatever happens. Instants are those of the API's clock.
 */
@Component
public class DescriptClient {

    private static final int PAGE = 100;
    private static final int OUT_OF_CREDIT = 402;
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * {@code GET /jobs} looks back 30 days at most, says Descript's OpenAPI document 1.2. A minute less, since its clock is
     * known to the second only.
     */
    private static final Duration LISTED_FOR = Duration.ofDays(30).minusMinutes(1);

    private final DescriptApi api;
    private final DescriptSettings settings;
    private final QuotaLimiters limiters;
    private final Retry readRetry;
    private final CircuitBreaker circuitBreaker;
    private final ApiClock clock;

    DescriptClient(
            DescriptApi api,
            DescriptSettings settings,
            QuotaLimiters limiters,
            RetryRegistry retries,
            CircuitBreakerRegistry circuitBreakers,
            ApiClock clock) {
        this.api = api;
        this.settings = settings;
        this.limiters = limiters;
        this.readRetry = retries.retry("read");
        this.clock = clock;
        this.circuitBreaker = circuitBreakers.circuitBreaker("descript");
    }

    /**
     * Waits for a permit to make one call of this kind, for at most the configured time-out of its limiter (1 s). Whoever
     * gets the permit must make the call.
     *
     * @return false: there is none yet, ask again; the wait is short, so that the caller notices when it is to stop
     */
    public boolean permit(Quota quota) {
        return limiters.of(quota).acquirePermission();
    }

    /**
     * Starts a job, which costs money. Take the {@link #permit} for it first.
     *
     * @throws DescriptException it was not accepted, or ({@link Unanswered}) nobody knows whether it was
     */
    public SubmittedJob submit(JobRequest request) {
        return call(
                request.quota(),
                () -> submitted(
                        request instanceof ImportRequest media
                                ? api.importMedia(media)
                                : api.edit((AgentRequest) request)));
    }

    private static @Nullable SubmittedJob submitted(@Nullable JsonNode answer) {
        return answer == null
                ? null
                : SubmittedJob.of(answer)
                        .orElseThrow(() -> new Unanswered(
                                "no readable answer (it has no job_id and project_id that can be used)"));
    }

    /**
     * Returns the Drive that the token belongs to.
     *
     * @throws Unauthorized Descript refused the token, or there is none to send
     */
    public Drive status() {
        if (!settings.token().isWellFormed()) {
            throw new Unauthorized("no token is set, or it contains characters that cannot be part of a token");
        }
        Drive drive = Drive.of(read(api::status));
        for (int answers = 1; clock.isUnsure() && answers < ApiClock.AGREEING; answers++) {
            drive = Drive.of(read(api::status)); // What is looked for later is looked for by the time.
        }
        return drive;
    }

    /** Returns the models of Descript's agent. */
    public AgentModels agentModels() {
        return AgentModels.of(read(api::agentModels));
    }

    /**
     * Returns the state of one job.
     *
     * @throws io.nightcut.descript.failure.DescriptException.Rejected (404) there is no such job, or it is older than 30
     *     days
     */
    public JobStatus job(String jobId) {
        return JobStatus.of(read(() -> api.job(jobId)))
                .orElseThrow(() -> new Unreadable("Descript's answer is not the state of job " + jobId))
                .withId(jobId);
    }

    /**
     * Returns a project.
     *
     * @throws io.nightcut.descript.failure.DescriptException.Rejected (404) there is no such project
     */
    public ProjectSummary project(String projectId) {
        return ProjectSummary.of(read(() -> api.project(projectId)))
                .orElseThrow(() -> new Unreadable("Descript's answer is not project " + projectId));
    }

    /**
     * Returns the hundred newest jobs of the Drive that were created after an instant.
     *
     * @throws Unreadable the answer is not a list
     */
    public List<JobStatus> newestJobs(Instant createdAfter) {
        return page("jobs", () -> api.jobs(null, null, listed(createdAfter), PAGE, null), JobStatus::of)
                .records();
    }

    /**
     * Returns all jobs of a type ({@link JobStatus#IMPORT}, {@link JobStatus#AGENT}) on a project, the newest first.
     *
     * @param type null: of all types
     * @throws Unreadable an answer is not a list, or the list has no end
     */
    public Listing<JobStatus> jobsOf(String projectId, @Nullable String type, Instant createdAfter) {
        return jobs(projectId, type, createdAfter);
    }

    /**
     * Returns all jobs of a type in the Drive that were created after an instant, the newest first.
     *
     * @throws Unreadable an answer is not a list, or the list has no end
     */
    public Listing<JobStatus> jobsSince(String type, Instant createdAfter) {
        return jobs(null, type, createdAfter);
    }

    private Listing<JobStatus> jobs(@Nullable String projectId, @Nullable String type, Instant createdAfter) {
        return WholeListing.of(cursor ->
                page("jobs", () -> api.jobs(projectId, type, listed(createdAfter), PAGE, cursor), JobStatus::of));
    }

    /** Returns the earliest instant from which on Descript lists jobs: almost 30 days ago. */
    public Instant earliestListed() {
        return clock.instant().minus(LISTED_FOR);
    }

    /**
     * Returns all projects that the token's owner created after an instant.
     *
     * @throws Unreadable an answer is not a list, or the list has no end
     */
    public Listing<ProjectSummary> projectsSince(Instant createdAfter) {
        return WholeListing.of(cursor ->
                page("projects", () -> api.projects(createdAfter.toString(), PAGE, cursor), ProjectSummary::of));
    }

    /**
     * Returns the newest projects that the token's owner created after an instant, so many pages of a hundred at most.
     *
     * @throws Unreadable an answer is not a list
     */
    public Listing<ProjectSummary> newestProjects(Instant createdAfter, int pages) {
        return WholeListing.upTo(
                pages,
                cursor -> page(
                        "projects",
                        () -> api.newestProjects(createdAfter.toString(), PAGE, cursor),
                        ProjectSummary::of));
    }

    /**
     * Whether the Drive has this project, and the token may see it.
     *
     * @throws DescriptException Descript could not be asked
     */
    public boolean hasProject(String projectId) {
        try {
            read(() -> api.project(projectId));
            return true;
        } catch (Rejected e) {
            return false;
        }
    }

    /** Whether Descript responds: false while the circuit breaker is open and a trial read gets no answer either. */
    public boolean answers() {
        if (circuitBreaker.getState() == CircuitBreaker.State.CLOSED) {
            return true;
        }
        try {
            status();
            return true;
        } catch (Unanswered | Unreachable | RateLimited e) {
            return false;
        } catch (DescriptException e) {
            return true; // A refusal is a response too; the call that follows will report it.
        }
    }

    /** Returns the shortest time in which this many calls of a kind can be started at the configured limit. */
    public Duration leastTime(Quota quota, int calls) {
        RateLimiterConfig limit = limiters.of(quota).getRateLimiterConfig();
        return calls == 0
                ? Duration.ZERO
                : limit.getLimitRefreshPeriod().multipliedBy((calls - 1) / limit.getLimitForPeriod());
    }

    /** The period of a kind's limit: how long to hold it when nothing says how long. */
    public Duration period(Quota quota) {
        return limiters.of(quota).getRateLimiterConfig().getLimitRefreshPeriod();
    }

    /** How long Descript may not respond before a run stops. */
    public Duration patience() {
        return settings.patience();
    }

    /** How long a {@code Retry-After} may hold one kind of call before its stage stops. */
    public Duration longestHold() {
        return settings.longestHold();
    }

    private String listed(Instant createdAfter) {
        Instant earliest = earliestListed();
        return (createdAfter.isAfter(earliest) ? createdAfter : earliest).toString();
    }

    private <T> Page<T> page(String what, Supplier<JsonNode> call, Function<JsonNode, Optional<T>> reader) {
        return Page.of(read(call), reader)
                .orElseThrow(() -> new Unreadable("Descript's answer is not a list of " + what));
    }

    /** 402 and a busy project are answers to POSTs; to a read they mean that it was refused. */
    private <T> T read(Supplier<T> call) {
        T read = readRetry.executeSupplier(() -> {
            if (!permit(Quota.READ)) {
                throw new RateLimited("the quota for reads is used up for the moment", Duration.ZERO);
            }
            try {
                return call(Quota.READ, call);
            } catch (OutOfCredit e) {
                throw new Rejected(OUT_OF_CREDIT, e.getMessage());
            } catch (Busy e) {
                throw new Rejected(TOO_MANY_REQUESTS, e.getMessage());
            }
        });
        if (clock.isContradicted() && permit(Quota.READ)) {
            askTheTime();
        }
        return read;
    }

    private void askTheTime() {
        try {
            call(Quota.READ, api::status);
        } catch (DescriptException e) {
            // Others will contradict it again.
        } finally {
            clock.wasAsked();
        }
    }

    private <T> T call(Quota quota, Supplier<T> call) {
        RateLimiter limiter = limiters.of(quota);
        try {
            T answer = circuitBreaker.executeSupplier(() -> translating(limiter, call));
            limiter.onSuccess();
            return answer;
        } catch (CallNotPermittedException e) {
            limiter.onSuccess();
            throw new Unreachable("Descript is not responding: most of the last calls failed");
        } catch (RateLimited e) {
            limiter.onError(new RateLimited(e.getMessage(), least(e.retryAfter(), settings.longestHold())));
            throw e;
        } catch (RuntimeException e) {
            limiter.onError(e);
            throw e;
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private <T> T translating(RateLimiter limiter, Supplier<T> call) {
        try {
            T answer = call.get();
            if (answer == null) {
                throw new Unanswered("Descript's answer was empty");
            }
            clock.answerWasRead();
            return answer;
        } catch (RestClientException e) {
            throw FailureTranslator.translate(
                    e, limiter.getRateLimiterConfig().getLimitRefreshPeriod(), clock.instant());
        }
    }
}
