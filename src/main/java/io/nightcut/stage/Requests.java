package io.nightcut.stage;

import io.nightcut.descript.AgentRequest;
import io.nightcut.descript.ImportRequest;
import io.nightcut.descript.ImportRequest.Clip;
import io.nightcut.descript.ImportRequest.MediaItem;
import io.nightcut.descript.ImportRequest.NewComposition;
import io.nightcut.ledger.ImportedProject;
import io.nightcut.ledger.Media;
import io.nightcut.ledger.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The processors of the two stages: what is asked of Descript for a project. */
final class Requests {

    private static final String COMPOSITION = "Main";

    private Requests() {}

    /** All media into a new project, and one composition in which they play in their order. */
    static Submittal toImport(Project project) {
        Map<String, MediaItem> media = new LinkedHashMap<>();
        for (Media item : project.media()) {
            media.put(item.name(), new MediaItem(item.url(), item.language()));
        }
        List<Clip> clips = media.keySet().stream().map(Clip::new).toList();
        return new Submittal(
                project.key(),
                project.name(),
                new ImportRequest(
                        project.name(),
                        project.folder(),
                        project.teamAccess(),
                        media,
                        List.of(new NewComposition(COMPOSITION, clips))));
    }

    static Submittal toEdit(ImportedProject project) {
        return new Submittal(
                project.key(),
                project.name(),
                new AgentRequest(project.descriptProjectId(), project.prompt(), project.compositionId()));
    }
}
