package io.nightcut.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nightcut.ledger.history.PastRun;
import io.nightcut.ledger.history.RunFigures;
import io.nightcut.ledger.model.Pause;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {

    private static final Instant TWO = Instant.parse("2026-11-26T02:00:00Z");

    @TempDir
    Path folder;

    @Test
    void eachNumberHasItsNameItsDescriptionAndItsLabels() throws IOException {
        Path file = folder.resolve("nightcut.prom");
        new MetricsFile(file).write(metrics());

        assertThat(Files.readString(file).lines())
                .contains(
                        "# HELP nightcut_projects Projects by status after the last run",
                        "# TYPE nightcut_projects gauge",
                        "nightcut_projects{manifest=\"/srv/night.csv\",status=\"edited\"} 95.0",
                        "nightcut_projects{manifest=\"/srv/night.csv\",status=\"to_review\"} 2.0",
                        "nightcut_run_stopped{manifest=\"/srv/night.csv\",reason=\"credits\"} 1.0",
                        "nightcut_run_duration_seconds{manifest=\"/srv/night.csv\"} 3600.0",
                        "nightcut_run_ai_credits{manifest=\"/srv/night.csv\"} 12.5",
                        "nightcut_run_outages{manifest=\"/srv/night.csv\"} 1.0",
                        "nightcut_run_rate_limits{manifest=\"/srv/night.csv\"} 0.0",
                        "nightcut_run_paid_calls{manifest=\"/srv/night.csv\"} 7.0")
                .allMatch(line -> line.startsWith("#") || line.matches("nightcut_[a-z_]+\\{.*} \\S+"));
    }

    @Test
    void prometheusOwnToolFindsNothingToSay() throws Exception {
        Path promtool = Path.of("/usr/bin/promtool");
        assumeThat(promtool).exists();
        Process check = new ProcessBuilder(promtool.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        check.getOutputStream().write(MetricsFile.text(metrics()).getBytes(StandardCharsets.UTF_8));
        check.getOutputStream().close();

        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    private static RunMetrics metrics() {
        RunFigures figures = new RunFigures(
                "credits", 100, 97, 2, 0, 0, 0, 3, 0, 0, 0, new BigDecimal("600"), new BigDecimal("12.5"));
        return RunMetrics.of(
                "/srv/night.csv",
                3,
                TWO.plusSeconds(3600),
                new PastRun(1, 1, "/srv/night.csv", TWO, TWO.plusSeconds(3600), "stopped", figures),
                TWO.minusSeconds(86_400),
                7,
                List.of(new Pause(Pause.Kind.OUTAGE, TWO, TWO.plusSeconds(60))));
    }
}
