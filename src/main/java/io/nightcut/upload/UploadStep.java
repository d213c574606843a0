package io.nightcut.upload;

import io.nightcut.control.RunControl;
import io.nightcut.control.StepEndListener;
import io.nightcut.descript.FileUpload;
import io.nightcut.ledger.LedgerQueries;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** The step that uploads local files, beside the imports that wait for them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
class UploadStep {

    @Bean
    Step uploadMedia(
            JobRepository jobs, RunControl run, LedgerQueries ledger, UploadQueue uploads, FileUpload fileUpload) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("upload-");
        threads.setDaemon(true);
        FileUploader uploader = new FileUploader(run, uploads, fileUpload);
        return new StepBuilder("uploadMedia", jobs)
                .tasklet(new UploadTasklet(run, ledger, uploads, uploader, threads))
                .listener(new StepEndListener(null, run))
                .allowStartIfComplete(true)
                .build();
    }
}
