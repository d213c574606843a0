package io.nightcut.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Projects as Descript writes them: briefly in a listing, in full by their id. */
final class ProjectAnswer {

    private ProjectAnswer() {}

    static Map<String, Object> brief(Project project, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", project.id);
        json.put("name", project.shownName);
        json.put("created_at", JobAnswer.time(project.datedAt()));
        json.put("updated_at", JobAnswer.time(project.updatedAt(now)));
        json.put("thumbnail_url", project.url() + "/thumbnail");
        if (project.folder != null) {
            json.put("folder_path", project.folder);
        }
        return json;
    }

    static Map<String, Object> full(Project project, Instant now) {
        Map<String, Object> json = brief(project, now);
        Map<String, Object> media = new LinkedHashMap<>();
        project.jobs.stream()
                .flatMap(job -> job.media.stream())
                .forEach(name -> media.put(name, Map.of("type", "video")));
        json.put("media_files", media);
        json.put(
                "compositions",
                project.compositions.stream()
                        .map(each -> Map.of("id", each.id(), "name", each.name()))
                        .toList());
        json.put("publishes", List.of());
        return json;
    }
}
