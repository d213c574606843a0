package io.nightcut.download;

import io.nightcut.control.RunControl;
import io.nightcut.control.StepEndListener;
import io.nightcut.probe.FileDownload;
import java.time.Duration;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step that downloads, beside the imports that wait for it. */
@Configuration(proxyBeanMethods = false)
class DownloadStep {

    @Bean
    Step downloadMedia(
            JobRepository jobs,
            RunControl run,
            Downloads downloads,
            DownloadFolder folder,
            FileDownload fileDownload,
            @Value("${nightcut.upload.retry}") Duration pause) {
        ProjectDownloader downloader = new ProjectDownloader(run, downloads, folder, fileDownload, pause);
        return new StepBuilder("downloadMedia", jobs)
                .tasklet(new DownloadTasklet(run, downloads, downloader))
                .listener(new StepEndListener(null, run))
                .allowStartIfComplete(true)
                .build();
    }
}
