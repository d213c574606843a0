package io.nightcut.notify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nightcut.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The last run in numbers, in a file that node_exporter's textfile collector reads. */
record MetricsFile(Path file) {

    void write(RunMetrics metrics) throws IOException {
        byte[] text = text(metrics).getBytes(StandardCharsets.UTF_8);
        AtomicFile.keepingPermissions(file).write(out -> out.write(text));
    }

    static String text(RunMetrics metrics) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try {
            for (RunMetrics.Value value : metrics.values()) {
                Gauge.builder(value.name(), value, RunMetrics.Value::number)
                        .description(value.description())
                        .tags(Tags.of("manifest", metrics.manifest()).and(value.tags()))
                        .strongReference(true)
                        .register(registry);
            }
            return registry.scrape();
        } finally {
            registry.close();
        }
    }
}
