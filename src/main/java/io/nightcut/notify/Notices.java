package io.nightcut.notify;

import io.nightcut.http.HttpClients;
import io.nightcut.ledger.history.PastRun;
import io.nightcut.ledger.history.RunHistory;
import io.nightcut.text.KnownSecrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells of a run, once when it begins and once when it has ended, to whomever the settings name. All at the same time, each
 * for so long at most; what fails is a warning and changes nothing.
 */
@Component
@EnableConfigurationProperties(NotifySettings.class)
public class Notices {

    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    /** When the program was asked to stop, it is ended some seconds later. */
    private static final Duration LITTLE_TIME = Duration.ofSeconds(2);

    private static final String JSON = "application/json; charset=utf-8";
    private static final int RUNS_READ = 300;

    private final NotifySettings settings;
    private final HttpClients clients;
    private final RunHistory history;
    private final @Nullable Path logFile;
    private @Nullable ExecutorService threads;
    private @Nullable Future<?> started;
    private Instant begun = Instant.EPOCH;

    Notices(NotifySettings settings, HttpClients clients, RunHistory history, @Value("${nightcut.home:}") String home) {
        this.settings = settings;
        this.clients = clients;
        this.history = history;
        this.logFile = home.isEmpty() ? null : Path.of(home, "logs", "nightcut.log");
        KnownSecrets.addAddress(settings.webhook());
        KnownSecrets.addAddress(settings.ping());
        KnownSecrets.add(settings.mail().password());
    }

    /** A run begins. Does not wait for anybody. */
    public void runBegins() {
        begun = Instant.now();
        if (!settings.ping().isEmpty()) {
            started = threads().submit(() -> {
                new Ping(web(settings.timeout()), settings.ping()).start();
                return null;
            });
        }
    }

    /** A run has ended. Returns when all are told, or their time is over. */
    public void runEnded(EndedRun run) {
        Duration limit =
                run.hasLittleTime() && settings.timeout().compareTo(LITTLE_TIME) > 0 ? LITTLE_TIME : settings.timeout();
        try {
            tell(channels(run, limit), limit);
        } catch (RuntimeException | LinkageError e) {
            log.warn("Nobody was told of the run: {}", String.valueOf(e.getMessage()));
        } finally {
            if (threads != null) {
                threads.shutdownNow();
                threads = null;
            }
        }
    }

    /** What is to be done, by the words for it. */
    private Map<String, Callable<@Nullable Void>> channels(EndedRun run, Duration limit) {
        Map<String, Callable<@Nullable Void>> channels = new LinkedHashMap<>();
        Notice notice = Notice.of(run);
        if (settings.when() == NotifySettings.When.ALWAYS || run.exitCode() != 0) {
            addPeople(channels, notice, limit);
        }
        if (!settings.ping().isEmpty()) {
            channels.put("Ping", () -> {
                awaitStart(limit);
                new Ping(web(limit), settings.ping()).ended(run.exitCode(), LogTail.of(logFile, begun, notice.text()));
                return null;
            });
        }
        if (!settings.metricsFile().isBlank()) {
            // Read here: the thread that reads the database must not be interrupted.
            RunMetrics metrics = metrics(run);
            channels.put("Metrics", () -> {
                new MetricsFile(Path.of(settings.metricsFile())).write(metrics);
                return null;
            });
        }
        return channels;
    }

    private void addPeople(Map<String, Callable<@Nullable Void>> channels, Notice notice, Duration limit) {
        if (!settings.webhook().isEmpty()) {
            channels.put("Webhook", () -> {
                WebhookKind kind = WebhookKind.of(settings.webhookFormat(), settings.webhook());
                web(limit).post(settings.webhook(), JSON, kind.json(notice));
                return null;
            });
        }
        if (settings.mail().isOn()) {
            channels.put("Mail", () -> {
                new NoticeMail(settings.mail(), clients, limit).send(notice);
                return null;
            });
        }
        if (!settings.command().isBlank()) {
            channels.put("Notify command", () -> {
                new NoticeProgram(settings.command(), limit).tell(WebhookKind.JSON.json(notice));
                return null;
            });
        }
    }

    private void tell(Map<String, Callable<@Nullable Void>> channels, Duration limit) {
        if (channels.isEmpty()) {
            return;
        }
        try {
            List<Future<@Nullable Void>> told =
                    threads().invokeAll(channels.values(), limit.toMillis(), TimeUnit.MILLISECONDS);
            List<String> names = new ArrayList<>(channels.keySet());
            for (int i = 0; i < told.size(); i++) {
                warn(names.get(i), told.get(i), limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void warn(String name, Future<@Nullable Void> told, Duration limit) throws InterruptedException {
        try {
            told.get();
        } catch (CancellationException e) {
            log.warn("{}: not done within {} s", name, limit.toSeconds());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            log.warn(
                    "{}: {}",
                    name,
                    cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage());
        }
    }

    private void awaitStart(Duration limit) throws InterruptedException {
        if (started != null) {
            try {
                started.get(limit.toMillis() / 2, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                // The end is told all the same, and says what is wrong if it fails too.
            }
        }
    }

    private RunMetrics metrics(EndedRun run) {
        List<PastRun> runs = List.of();
        int calls = 0;
        try {
            runs = history.runs(run.manifest(), RUNS_READ);
            calls = history.paidCalls(run.manifest(), begun);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Metrics: {}", e.getMessage());
        }
        PastRun last = runs.isEmpty() || run.failure() != null ? null : runs.get(0);
        Instant now = Instant.now();
        Instant success = runs.stream()
                .filter(each -> "completed".equals(each.ending()))
                .map(PastRun::endedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return RunMetrics.of(
                run.manifest(),
                run.exitCode(),
                now,
                last,
                run.exitCode() == 0 ? now : success,
                calls,
                last == null ? List.of() : history.pauses(List.of(last.execution())));
    }

    private WebCall web(Duration limit) {
        return new WebCall(clients, limit);
    }

    private ExecutorService threads() {
        if (threads == null) {
            threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "notices");
                thread.setDaemon(true);
                return thread;
            });
        }
        return threads;
    }
}
