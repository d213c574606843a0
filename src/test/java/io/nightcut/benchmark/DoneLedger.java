package io.nightcut.benchmark;

import io.nightcut.NightcutApplication;
import io.nightcut.ledger.Drives;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.Manifests;
import io.nightcut.ledger.model.KnownDrive;
import io.nightcut.manifest.ManifestLineProcessor;
import io.nightcut.manifest.ManifestSettings;
import io.nightcut.manifest.ProjectSettings;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.manifest.link.MediaSettings;
import io.nightcut.sandbox.Drive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes a state in which every project of a manifest is done, without a night for it: 10,000 projects in some seconds. */
record DoneLedger(MeasuredState state) {

    private static final int LINES_AT_ONCE = 20_000;

    private static final String IMPORTED = """
            update submission set state = 'DONE', attempts = 1, sent_at = now(), settled_at = now(),
                prompt = (select p.prompt from project p where p.project_key = submission.project_key),
                job_id = 'import-' || project_key, descript_project_id = 'project-' || project_key,
                project_url = 'https://web.descript.com/project-' || project_key, job_state = 'stopped',
                composition_id = 'composition-' || project_key, media_seconds_used = 520
            """;

    private static final String EDITED = """
            insert into submission (project_key, stage, state, attempts, sent_at, settled_at, prompt, job_id,
                descript_project_id, project_url, job_state, media_seconds_used, ai_credits_used, agent_response,
                project_changed)
            select i.project_key, 'EDIT', 'DONE', 1, now(), now(), i.prompt, 'edit-' || i.project_key,
                i.descript_project_id, i.project_url, 'stopped', 0, 4.86,
                'I removed the filler words and tightened the pauses.', true
            from submission i join line l on l.project_key = i.project_key order by l.number
            """;

    private static final String CLAIMED = """
            insert into claim (job_id, project_key, stage, descript_project_id)
            select job_id, project_key, stage, descript_project_id from submission
            """;

    /** In this Drive. */
    void fill(Path manifest, Drive drive) {
        SpringApplication application = NightcutApplication.application();
        try (ConfigurableApplicationContext context = application.run(Stream.concat(
                        state.settings().stream(),
                        Stream.of("--descript.token=none", "--state.files=" + manifest.resolveSibling("machine")))
                .toArray(String[]::new))) {
            read(
                    manifest,
                    ManifestLineProcessor.of(
                            manifest,
                            context.getBean(ProjectSettings.class),
                            context.getBean(ManifestSettings.class),
                            context.getBean(MediaSettings.class)),
                    context.getBean(Manifests.class));
            Drives drives = context.getBean(Drives.class);
            drives.use(new KnownDrive(drive.id(), drive.name()));
            drives.ownProjects();
            JdbcTemplate database = context.getBean(JdbcTemplate.class);
            database.update(IMPORTED);
            database.update(EDITED);
            database.update(CLAIMED);
            database.execute(state.tidy());
        }
    }

    private static void read(Path manifest, ManifestLineProcessor processor, Manifests manifests) {
        long reading = manifests.begin();
        List<Line> lines = new ArrayList<>();
        try (ManifestReader reader = ManifestReader.open(manifest)) {
            for (ManifestLine line = reader.read(); line != null; line = reader.read()) {
                lines.add(Objects.requireNonNull(processor.process(line)));
                if (lines.size() == LINES_AT_ONCE) {
                    manifests.record(reading, lines);
                    lines.clear();
                }
            }
        }
        manifests.record(reading, lines);
        manifests.finish(manifest.toString(), reading, "of no file");
    }
}
