package io.nightcut.sandbox;

import io.nightcut.sandbox.Project.Composition;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes projects that were there before, with jobs that nobody pays for now. */
record Seeding(Account account) {

    Seeded seed(Seed seed) {
        Ids ids = seed.ids() == null ? Ids.random() : seed.ids();
        Instant at = seed.createdAt();
        Project project = account.add(new Project(ids.project(), seed.name(), null, seed.mine(), at, JobOrder.NONE));
        Composition main = new Composition(ids.composition(), "Main");
        project.compositions.add(main);
        Instant imported = at.plus(account.length(JobType.IMPORT, project));
        String importJob = seed.imported() ? past(ids.importJob(), project, JobType.IMPORT, at, List.of(main)) : null;
        String agentJob = seed.edited() ? past(ids.agentJob(), project, JobType.AGENT, imported, List.of()) : null;
        return new Seeded(project.id, importJob, agentJob);
    }

    private String past(String id, Project project, JobType type, Instant at, List<Composition> made) {
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        List<String> media = type == JobType.IMPORT ? List.of("video.mp4") : List.of();
        Job job = new Job(
                id,
                type,
                project,
                at,
                account.length(type, project),
                JobOrder.NONE,
                nothing,
                false,
                false,
                media,
                made);
        job.start(at);
        account.add(job);
        return job.id;
    }
}
