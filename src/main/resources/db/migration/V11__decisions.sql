-- What a person has decided with `resolve` while a run worked on the state: the run takes it up, and nothing is deleted here.
--
-- choice: ACCEPT, DROP, AGAIN or ADOPT, the last with the job that is adopted. outcome: null (not taken up yet), taken_up, or
-- why it could not be.

create table decision (
    decision_id         varchar(36) primary key,
    made_at             timestamp with time zone not null,
    project_key         varchar(64) not null references project (project_key),
    stage               varchar(16),
    choice              varchar(16) not null,
    job_id              varchar(2000),
    descript_project_id varchar(2000),
    project_url         text,
    outcome             text
);
