package io.nightcut.upload;

import io.nightcut.control.RunControl;
import io.nightcut.control.StopReason;
import io.nightcut.descript.FileUpload;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.LocalFile;
import io.nightcut.manifest.link.LocalFolders;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads one file, and reports to the queue how that went. */
final class FileUploader {

    private static final Logger log = LoggerFactory.getLogger(FileUploader.class);

    private final RunControl run;
    private final UploadQueue uploads;
    private final FileUpload fileUpload;

    FileUploader(RunControl run, UploadQueue uploads, FileUpload fileUpload) {
        this.run = run;
        this.uploads = uploads;
        this.fileUpload = fileUpload;
    }

    /** Returns when the upload has ended, in whatever way; lets no exception out. */
    void upload(Upload upload) {
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
        } catch (ProxyRefused e) {
            run.stopNow(StopReason.PROXY, e.getMessage());
            failed(upload, e);
        } catch (DescriptException e) {
            failed(upload, e);
        } catch (RuntimeException e) {
            run.stopNow(StopReason.ERROR, "%s: the upload broke (%s)".formatted(upload.title(), e.getMessage()));
            uploads.leftAlone(upload);
        } finally {
            run.signalChange();
        }
    }

    private void failed(Upload upload, DescriptException failure) {
        String next = uploads.failed(upload, failure);
        if (run.isStoppingNow()) {
            log.info("{}: upload aborted; the next run starts it again", upload.title());
        } else if (uploads.isWanted(upload)) {
            log.warn("{} not uploaded: {}. {}", upload.title(), failure.getMessage(), next);
        }
    }

    /** Descript was told how many bytes to expect, and would not take others. */
    private static Optional<String> changeOf(Upload upload) {
        Media now =
                LocalFile.check(new Media(upload.name(), upload.location(), null), LocalFolders.only(upload.file()));
        if (now.size() == null) {
            return Optional.of("its file %s is gone".formatted(now.file()));
        }
        if (now.size() != upload.size()) {
            return Optional.of("its file %s has %d bytes, but had %d when it was announced to Descript"
                    .formatted(now.file(), now.size(), upload.size()));
        }
        return Optional.ofNullable(now.obstacle())
                .map(obstacle -> "its file %s is not readable any more".formatted(now.file()));
    }

    private static String megabytes(long bytes) {
        return bytes < 1_000_000 ? "less than 1 MB" : bytes / 1_000_000 + " MB";
    }

    /** Logs every quarter of a large file, and ends the upload when the run stops or its import has ended. */
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
