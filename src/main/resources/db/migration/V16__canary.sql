-- Projects that are edited before the others with a prompt and model that are new: how the first edits of that go decides about
-- the rest. What has failed keeps every edit with this prompt and model from being sent, until somebody says otherwise.
--
-- verdict: PASSED, FAILED; null: not known yet.

create table if not exists canary (
    project_key varchar(64) not null references project (project_key),
    prompt      text not null,
    model       varchar(2000) not null default '',
    night       bigint not null,
    verdict     varchar(16),
    said        text
);
create index if not exists canary_of_project on canary (project_key);
