package io.nightcut.descript;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.api.DescriptApi;
import io.nightcut.descript.api.Drive;
import io.nightcut.descript.api.ImportRequest;
import io.nightcut.descript.api.JobRequest;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.Page;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.RateLimited;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.descript.failure.FailureTranslation;
import io.nightcut.descript.quota.Quota;
import io.nightcut.descript.quota.QuotaLimiters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * The one place where Descript is called: it takes the permit, makes the call, and turns every failure into a
 * {@link DescriptException}. Reads are tried again; a POST is made once.
 */
@Component
public class DescriptClient {

    private static final int PAGE = 100;

    /**
     * {@code GET /jobs} looks back 30 days at most, says Descript's OpenAPI document 1.2. A minute less, since its clock is
     * known to the second only.
     */
    private static final Duration LISTED_FOR = Duration.ofDays(30).minusMinutes(1);

    private final DescriptApi api;
    private final DescriptSettings settings;
    private final QuotaLimiters quotas;
    private final Retry readRetry;
    private final CircuitBreaker circuitBreaker;
    private final Clock clock;

    DescriptClient(
            DescriptApi api,
            DescriptSettings settings,
            QuotaLimiters quotas,
            RetryRegistry retries,
            CircuitBreakerRegistry circuitBreakers,
            Clock clock) {
        this.api = api;
        this.settings = settings;
        this.quotas = quotas;
        this.readRetry = retries.retry("read");
        this.clock = clock;
        this.circuitBreaker = circuitBreakers.circuitBreaker("descript");
    }

    /**
     * Waits a moment for leave to make one call of this kind. Whoever is given it must make the call.
     *
     * @return false: none yet, ask again (the wait is short so that a stop is heard)
     */
    public boolean permit(Quota quota) {
        return quotas.of(quota).acquirePermission();
    }

    /** Starts a job. The permit for it must have been taken. */
    public SubmittedJob submit(JobRequest request) {
        return call(
                request.quota(),
                () -> request instanceof ImportRequest media
                        ? api.importMedia(media)
                        : api.edit((AgentRequest) request));
    }

    /** Whether the token is good, and whose it is. */
    public Drive status() {
        if (!settings.token().isWellFormed()) {
            throw new Unauthorized("no token is set, or it holds characters that no token has");
        }
        return read(api::status);
    }

    public JobStatus job(String jobId) {
        return read(() -> api.job(jobId));
    }

    /** The hundred newest jobs that were created after an instant of the API's clock. */
    public List<JobStatus> newestJobs(Instant createdAfter) {
        return read(() -> api.jobs(null, null, listed(createdAfter), PAGE, null))
                .data();
    }

    /** All jobs of a type ({@link JobStatus#IMPORT}, {@link JobStatus#AGENT}) on a project, the newest first. */
    public List<JobStatus> jobsOf(String projectId, String type, Instant createdAfter) {
        return all(cursor -> api.jobs(projectId, type, listed(createdAfter), PAGE, cursor));
    }

    /** All jobs of a type in the Drive that were created after an instant of the API's clock, the newest first. */
    public List<JobStatus> jobsSince(String type, Instant createdAfter) {
        return all(cursor -> api.jobs(null, type, listed(createdAfter), PAGE, cursor));
    }

    /** The earliest instant, by the API's clock, from which on Descript lists jobs: some 30 days ago. */
    public Instant earliestListed() {
        return clock.instant().minus(LISTED_FOR);
    }

    /** All projects that the token's owner made after an instant of the API's clock. */
    public List<ProjectSummary> projectsSince(Instant createdAfter) {
        return all(cursor -> api.projects(null, createdAfter.toString(), PAGE, cursor));
    }

    /** The projects that the token's owner made after an instant of the API's clock and that have exactly this name. */
    public List<ProjectSummary> projectsNamed(String name, Instant createdAfter) {
        return all(cursor -> api.projects(name, createdAfter.toString(), PAGE, cursor)).stream()
                .filter(project -> project.name().equals(name))
                .toList();
    }

    /** Whether Descript answers at all: false while the circuit breaker has seen an outage and no read comes through. */
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
            return true; // A refusal is an answer: the call that is to be made hears it as well.
        }
    }

    /** The least time in which so many calls of a kind can be begun. */
    public Duration leastTime(Quota quota, int calls) {
        RateLimiterConfig limit = quotas.of(quota).getRateLimiterConfig();
        return calls == 0
                ? Duration.ZERO
                : limit.getLimitRefreshPeriod().multipliedBy((calls - 1) / limit.getLimitForPeriod());
    }

    /** How long Descript may be silent before a run stops. */
    public Duration patience() {
        return settings.patience();
    }

    private String listed(Instant createdAfter) {
        Instant earliest = earliestListed();
        return (createdAfter.isAfter(earliest) ? createdAfter : earliest).toString();
    }

    private <T> List<T> all(Function<@Nullable String, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        boolean goesOn = true;
        while (goesOn) {
            String from = cursor;
            Page<T> page = read(() -> pages.apply(from));
            all.addAll(page.data());
            cursor = page.nextCursor();
            goesOn = cursor != null && !cursor.equals(from);
        }
        return all;
    }

    private <T> T read(Supplier<T> call) {
        return readRetry.executeSupplier(() -> {
            if (!permit(Quota.READ)) {
                throw new RateLimited("no read is allowed for the moment", Duration.ZERO);
            }
            return call(Quota.READ, call);
        });
    }

    private <T> T call(Quota quota, Supplier<T> call) {
        RateLimiter limiter = quotas.of(quota);
        try {
            T answer = circuitBreaker.executeSupplier(() -> translated(limiter, call));
            limiter.onSuccess();
            return answer;
        } catch (CallNotPermittedException e) {
            limiter.onSuccess();
            throw new Unreachable("Descript has not answered for a while");
        } catch (RuntimeException e) {
            limiter.onError(e);
            throw e;
        }
    }

    private static <T> T translated(RateLimiter limiter, Supplier<T> call) {
        try {
            T answer = call.get();
            if (answer == null) {
                throw new Unanswered("an empty answer");
            }
            return answer;
        } catch (RestClientException e) {
            throw FailureTranslation.of(e, limiter.getRateLimiterConfig().getLimitRefreshPeriod());
        }
    }
}
