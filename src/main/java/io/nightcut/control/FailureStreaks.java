package io.nightcut.control;

import io.nightcut.ledger.model.Stage;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.springframework.stereotype.Component;

/**
 * Ends the submissions of a stage when too many projects in a row have failed with the same cause: what nobody has thought
 * of fails all of them, and each costs. A failure that the project's own link or file explains is not told to it.
 */
@Component
public class FailureStreaks {

    /** Names of files, ids, addresses and numbers: what differs from one project to the next. */
    private static final Pattern PARTICULARS =
            Pattern.compile("\\S*(?:\\d|/|[\\w#]\\.\\w)\\S*|\"[^\"]*\"", Pattern.UNICODE_CHARACTER_CLASS);

    /** In characters: what comes behind is not compared. */
    private static final int LONGEST = 500;

    private final RunControl run;
    private final int most;
    private final Map<Stage, Streak> jobs = new EnumMap<>(Stage.class);
    private final Map<Stage, Streak> refusals = new EnumMap<>(Stage.class);

    FailureStreaks(RunControl run, FailureSettings settings) {
        this.run = run;
        this.most = settings.stopAfterSameFailures();
    }

    private record Streak(String cause, int length) {

        Streak and(String next) {
            return new Streak(next, next.equals(cause) ? length + 1 : 1);
        }
    }

    /** A run begins. */
    public synchronized void runBegins() {
        jobs.clear();
        refusals.clear();
    }

    /** A job of this stage is done. */
    public synchronized void jobDone(Stage stage) {
        jobs.remove(stage);
    }

    /** A job of this stage, which was accepted, has failed in these words. */
    public synchronized void jobFailed(Stage stage, String projectName, String words) {
        breakOffIfTooMany(jobs, stage, projectName, words);
    }

    /** A POST of this stage was accepted. */
    public synchronized void accepted(Stage stage) {
        refusals.remove(stage);
    }

    /** A POST of this stage was refused in these words, which do not speak of a link or a file. */
    public synchronized void refused(Stage stage, String projectName, String words) {
        breakOffIfTooMany(refusals, stage, projectName, words);
    }

    private void breakOffIfTooMany(Map<Stage, Streak> streaks, Stage stage, String projectName, String words) {
        String cause = causeIn(words, projectName);
        Streak streak = streaks.getOrDefault(stage, new Streak(cause, 0)).and(cause);
        streaks.put(stage, streak);
        if (streak.length() == most) {
            run.breakOff(
                    stage,
                    "%d %ss in a row failed with the same cause: %s (nightcut.stop-after-same-failures)"
                            .formatted(most, stage.word(), words));
        }
    }

    private static String causeIn(String words, String projectName) {
        return PARTICULARS
                .matcher(StringUtils.left(words.replace(projectName, "#"), LONGEST))
                .replaceAll("#")
                .toLowerCase(Locale.ROOT);
    }
}
