-- What is known of every project. Plain SQL that H2 and PostgreSQL take alike. H2 has no transactions around it, so what a
-- start that died has made of it is passed over by the next.

create table if not exists project (
    project_key varchar(64)   primary key,
    name        varchar(1000) not null,
    prompt      text          not null,
    folder      text,
    team_access varchar(16)   not null,
    redone_in   bigint
);

-- A URL is kept without its query: signatures live in memory only, for as long as a run lasts.
create table if not exists media (
    project_key varchar(64)   not null references project (project_key),
    position    int           not null,
    name        text          not null,
    location    text          not null,
    language    varchar(16),
    primary key (project_key, position)
);

create table if not exists manifest (
    path    varchar(4000) primary key,
    reading bigint        not null
);

create sequence if not exists reading_number start with 1;

-- One reading of a manifest. It counts once it is complete; then the one before it is deleted.
create table if not exists line (
    reading     bigint        not null,
    number      int           not null,
    name        text          not null,
    project_key varchar(64)   references project (project_key),
    problem     text,
    primary key (reading, number)
);
create index if not exists line_of_project on line (project_key, reading);

-- One project in one stage. The edit's row is made when its import is done.
create table if not exists submission (
    project_key         varchar(64) not null references project (project_key),
    stage               varchar(16) not null,
    state               varchar(16) not null,
    attempts            int         not null default 0,
    unanswered          boolean     not null default false,
    sent_at             timestamp with time zone,
    settled_at          timestamp with time zone,
    job_id              varchar(255),
    descript_project_id varchar(255),
    project_url         text,
    job_state           text,
    try_again           boolean     not null default false,
    composition_id      text,
    media_seconds_used  decimal(30, 6),
    ai_credits_used     decimal(30, 6),
    agent_response      text,
    project_changed     boolean,
    message             text,
    review              text,
    primary key (project_key, stage)
);
create index if not exists submission_by_state on submission (state, stage);

-- Every job that Descript ever gave. What is in here belongs to a project and is never adopted by another.
create table if not exists claim (
    job_id              varchar(255) primary key,
    project_key         varchar(64)  not null references project (project_key),
    stage               varchar(16)  not null,
    descript_project_id varchar(255) not null
);
create index if not exists claim_by_descript_project on claim (descript_project_id);

-- From when on Descript must be compared with this ledger before anything is sent, since a run ended uncleanly.
create table if not exists comparison_due (
    since timestamp with time zone not null
);
