package io.nightcut.upload;

import io.nightcut.control.RunControl;
import io.nightcut.descript.FileUpload;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.LocalFile;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Uploads, each file in a thread of its own: the next one does not wait for it. */
public final class UploadingWriter implements ItemWriter<Upload> {

    private static final Logger log = LoggerFactory.getLogger(UploadingWriter.class);

    private final RunControl run;
    private final UploadQueue uploads;
    private final FileUpload fileUpload;
    private final Executor threads;

    public UploadingWriter(RunControl run, UploadQueue uploads, FileUpload fileUpload, Executor threads) {
        this.run = run;
        this.uploads = uploads;
        this.fileUpload = fileUpload;
        this.threads = threads;
    }

    @Override
    public void write(Chunk<? extends Upload> chunk) {
        chunk.forEach(upload -> threads.execute(() -> upload(upload)));
    }

    private void upload(Upload upload) {
        try {
            Optional<String> change = changeOf(upload);
            if (change.isPresent()) {
                uploads.lost(upload, change.get());
                log.warn("{} not uploaded: {}", upload.title(), change.get());
                return;
            }
            log.info("{}: uploading ({})", upload.title(), megabytes(upload.size()));
            uploads.leaving(upload);
            fileUpload.put(Objects.requireNonNull(upload.target()), upload.file(), new Watch(upload));
            uploads.done(upload);
            log.info("{} uploaded", upload.title());
        } catch (DescriptException e) {
            failed(upload, e);
        } catch (RuntimeException e) {
            run.stopNow("%s: its upload is broken (%s). Run the same command again to go on"
                    .formatted(upload.title(), e.getMessage()));
            uploads.leftAlone(upload);
        } finally {
            run.news();
        }
    }

    private void failed(Upload upload, DescriptException failure) {
        String next = uploads.failed(upload, failure);
        if (run.isStoppingNow()) {
            log.info("{}: the upload is broken off; the next run begins it again", upload.title());
        } else if (uploads.isWanted(upload)) {
            log.warn("{} not uploaded: {}. {}", upload.title(), failure.getMessage(), next);
        }
    }

    /** Descript was told how many bytes are to come: others it would not take. */
    private static Optional<String> changeOf(Upload upload) {
        Media now = LocalFile.check(new Media(upload.name(), upload.location(), null));
        if (now.size() == null) {
            return Optional.of("its file %s is gone".formatted(now.file()));
        }
        if (now.size() != upload.size()) {
            return Optional.of("its file %s has %d bytes, and had %d when it was announced to Descript"
                    .formatted(now.file(), now.size(), upload.size()));
        }
        return Optional.ofNullable(now.obstacle())
                .map(obstacle -> "its file %s is no longer to be read".formatted(now.file()));
    }

    private static String megabytes(long bytes) {
        return bytes < 1_000_000 ? "less than 1 MB" : bytes / 1_000_000 + " MB";
    }

    /** Says how far a large file is at every quarter, and ends the upload with the run, or with the import that it is for. */
    private final class Watch implements LongPredicate {

        private static final long LARGE = 100_000_000;
        private static final int QUARTERS = 4;

        private final Upload upload;
        private long quarter;

        Watch(Upload upload) {
            this.upload = upload;
        }

        @Override
        public boolean test(long sent) {
            long reached = sent * QUARTERS / upload.size();
            if (reached > quarter && reached < QUARTERS && upload.size() >= LARGE) {
                log.info("{}: {} % of {} uploaded", upload.title(), reached * 100 / QUARTERS, megabytes(upload.size()));
            }
            quarter = reached;
            return !run.isStoppingNow() && uploads.isWanted(upload);
        }
    }
}
