-- All tables of a new state as versions 1 to 17 make them one after the other, which takes H2 a second longer; a state of an
-- earlier version goes on from its own. H2 has no transactions around it, so what a start that died has made of it is passed
-- over by the next.

-- What is known of every project. One that was under another key before keeps the one that it was paid under.

create table if not exists project (
    project_key   varchar(64)   primary key,
    name          varchar(1000) not null,
    prompt        text          not null,
    folder        text,
    team_access   varchar(16)   not null,
    redone_in     bigint,
    media_key     varchar(64),
    media_seconds decimal(30, 6),
    -- The Drive that it belongs to. Null: nobody could tell.
    drive_id      varchar(2000),
    -- Somebody has said that it is a new project, though one of its name and file name was edited before (--as-new).
    as_new        boolean       not null default false,
    -- Of the agent, for its edit. Empty: Descript's own choice.
    model         varchar(2000) not null default ''
);
create index if not exists project_by_media on project (media_key);
create index if not exists project_by_name on project (name);

create table if not exists project_alias (
    alias_key   varchar(64) primary key,
    project_key varchar(64) not null references project (project_key)
);

-- A URL is kept without its query: signatures live in memory only, for as long as a run lasts.
create table if not exists media (
    project_key varchar(64) not null references project (project_key),
    position    int         not null,
    name        text        not null,
    location    text        not null,
    language    varchar(16),
    -- Which file it was: of a local one its size and a digest of its ends and its middle, of another its entity tag.
    content     varchar(1000),
    bytes       bigint,
    -- Nightcut downloaded it when it was last imported, and announced it for upload like a local one.
    downloaded  boolean     not null default false,
    primary key (project_key, position)
);

-- The Drives that this state was used with. At most one is current: that of the token, if Descript tells it.
create table if not exists drive (
    drive_id   varchar(2000) primary key,
    name       text          not null,
    is_current boolean       not null default false
);

-- The digest is that of the bytes of its last reading: a manifest that was read before and is all done need not be read again,
-- unless it has local files, which can change by themselves.
create table if not exists manifest (
    path            varchar(4000) primary key,
    reading         bigint        not null,
    digest          varchar(64),
    has_local_files boolean       not null default true
);

create sequence if not exists reading_number start with 1;

-- One reading of a manifest. It counts once it is complete; then the one before it is deleted.
create table if not exists line (
    reading     bigint not null,
    number      int    not null,
    name        text   not null,
    project_key varchar(64) references project (project_key),
    problem     text,
    owner       varchar(1000),
    primary key (reading, number)
);
-- Where the projects of a manifest stand is counted again and again: this index and submission_standing answer it by themselves.
create index if not exists line_in_reading on line (reading, project_key);

-- One project in one stage. The edit's row is made when its import is done.
create table if not exists submission (
    project_key         varchar(64) not null references project (project_key),
    stage               varchar(16) not null,
    state               varchar(16) not null,
    attempts            int         not null default 0,
    unanswered          boolean     not null default false,
    sent_at             timestamp with time zone,
    settled_at          timestamp with time zone,
    job_id              varchar(2000),
    descript_project_id varchar(2000),
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
    -- What the edit was asked with, its model below.
    prompt              text,
    -- On how many nights it has failed, and why it is not submitted again by itself: GIVEN_UP, DELETED, CHANGED.
    failed_nights       int         not null default 0,
    failed_night        date,
    hold                varchar(16),
    -- What a person has decided of the project, in the row of its import: ACCEPTED or DROPPED.
    resolved            varchar(16),
    -- By Descript's clock.
    job_ended_at        timestamp with time zone,
    -- Whether review says something: this one can be counted by an index.
    to_review           boolean     not null default false,
    -- In one word, why the last run left it undone; until the next run begins.
    stop_reason         varchar(16),
    -- What was reserved for its paid call before its POST left, and in which night (the number of Spring Batch's job
    -- instance). An import reserves its edit too. A reservation counts for as long as the submission is SENDING or its job
    -- runs, and the edit's for as long as it waits. What the job has cost takes its place.
    night               bigint,
    reserved_seconds    decimal(30, 6),
    reserved_credits    decimal(30, 6),
    edit_credits        decimal(30, 6),
    model               varchar(2000) not null default '',
    primary key (project_key, stage)
);
create index if not exists submission_by_state on submission (state, stage);
create index if not exists submission_standing on submission (project_key, stage, state, hold, resolved, to_review);
create index if not exists submission_of_night on submission (night);

-- Every POST that left, or was about to, and how it ended. A look for one that got no answer goes by the times of all of them:
-- what an earlier one made may show late. Nothing is ever deleted here.
--
-- ended: null (nothing is known of it), unanswered, busy (another job ran for the project), not_found (looked for and not
-- found, which is no proof); or for certain: accepted, refused, not_sent, laid_aside (a person decided to send again).
create table if not exists attempt (
    project_key varchar(64) not null references project (project_key),
    stage       varchar(16) not null,
    sent_at     timestamp with time zone not null,
    ended       varchar(16)
);
create index if not exists attempt_of_submission on attempt (project_key, stage);

-- Every job that Descript ever gave: a paid call, what it was asked with, how it ended and what that cost, written once and
-- never overwritten. What is in here belongs to a project and is never adopted by another.
--
-- ending: DONE, FAILED, OUT_OF_CREDIT, UNKNOWN (which a later look may replace); null: not ended yet, or not known.
create table if not exists claim (
    job_id              varchar(2000) primary key,
    project_key         varchar(64)   not null references project (project_key),
    stage               varchar(16)   not null,
    descript_project_id varchar(2000) not null,
    submitted_at        timestamp with time zone,
    prompt              text,
    ending              varchar(16),
    ended_at            timestamp with time zone,
    media_seconds_used  decimal(30, 6),
    ai_credits_used     decimal(30, 6),
    resolved_model      varchar(2000),
    -- Not of all jobs of a state that is older than this column.
    costs_known         boolean       not null default true,
    night               bigint,
    reserved_seconds    decimal(30, 6),
    reserved_credits    decimal(30, 6),
    -- That was asked for; resolved_model is what it was.
    model               varchar(2000) not null default ''
);
create index if not exists claim_by_descript_project on claim (descript_project_id);
create index if not exists claim_of_project on claim (project_key, stage, ending);
create index if not exists claim_of_night on claim (night);
create index if not exists claim_by_time on claim (submitted_at);

-- From when on Descript must be compared with this ledger before anything is sent, since a run ended uncleanly.
create table if not exists comparison_due (
    since timestamp with time zone not null
);

-- The night of the run that is under way: the date of its first start, counted from noon to noon.
create table if not exists current_night (
    night date not null
);

-- What a person has decided with `resolve` while a run worked on the state: the run takes it up, and nothing is deleted here.
--
-- choice: ACCEPT, DROP, AGAIN or ADOPT, the last with the job that is adopted. outcome: null (not taken up yet), taken_up, or
-- why it could not be.
create table if not exists decision (
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

-- What Descript said was left when it refused a paid call of a stage for want of credits or minutes.
create table if not exists balance (
    stage     varchar(16) primary key,
    unit      varchar(16) not null,
    required  decimal(30, 6) not null,
    available decimal(30, 6) not null,
    said_at   timestamp with time zone not null
);

-- How each run ended that came to its end: where its projects stood then, and what was paid in it. A run that was killed has
-- none; Spring Batch knows when each began.
create table if not exists run_history (
    execution     bigint primary key,
    stop_reason   varchar(16),
    lines         int not null,
    edited        int not null,
    to_review     int not null,
    failed        int not null,
    invalid       int not null,
    to_check      int not null,
    waiting       int not null,
    running       int not null,
    accepted      int not null,
    dropped       int not null,
    media_seconds decimal(30, 6) not null,
    ai_credits    decimal(30, 6) not null
);

-- When a run had to wait: for Descript to answer (outage), or for its rate limit (rate).
create table if not exists run_pause (
    execution bigint not null,
    kind      varchar(16) not null,
    began_at  timestamp with time zone not null,
    ended_at  timestamp with time zone not null
);
create index if not exists run_pause_of_run on run_pause (execution);

-- Spring Batch's tables, as its version 6.0 creates them (schema-h2.sql, schema-postgresql.sql in spring-batch-core), in SQL that
-- both databases take.

CREATE TABLE IF NOT EXISTS BATCH_JOB_INSTANCE (
    JOB_INSTANCE_ID BIGINT NOT NULL PRIMARY KEY,
    VERSION BIGINT,
    JOB_NAME VARCHAR(100) NOT NULL,
    JOB_KEY VARCHAR(32) NOT NULL,
    constraint JOB_INST_UN unique (JOB_NAME, JOB_KEY)
);

CREATE TABLE IF NOT EXISTS BATCH_JOB_EXECUTION (
    JOB_EXECUTION_ID BIGINT NOT NULL PRIMARY KEY,
    VERSION BIGINT,
    JOB_INSTANCE_ID BIGINT NOT NULL,
    CREATE_TIME TIMESTAMP NOT NULL,
    START_TIME TIMESTAMP DEFAULT NULL,
    END_TIME TIMESTAMP DEFAULT NULL,
    STATUS VARCHAR(10),
    EXIT_CODE VARCHAR(2500),
    EXIT_MESSAGE VARCHAR(2500),
    LAST_UPDATED TIMESTAMP,
    constraint JOB_INST_EXEC_FK foreign key (JOB_INSTANCE_ID)
    references BATCH_JOB_INSTANCE(JOB_INSTANCE_ID)
);

CREATE TABLE IF NOT EXISTS BATCH_JOB_EXECUTION_PARAMS (
    JOB_EXECUTION_ID BIGINT NOT NULL,
    PARAMETER_NAME VARCHAR(100) NOT NULL,
    PARAMETER_TYPE VARCHAR(100) NOT NULL,
    PARAMETER_VALUE VARCHAR(2500),
    IDENTIFYING CHAR(1) NOT NULL,
    constraint JOB_EXEC_PARAMS_FK foreign key (JOB_EXECUTION_ID)
    references BATCH_JOB_EXECUTION(JOB_EXECUTION_ID)
);

CREATE TABLE IF NOT EXISTS BATCH_STEP_EXECUTION (
    STEP_EXECUTION_ID BIGINT NOT NULL PRIMARY KEY,
    VERSION BIGINT NOT NULL,
    STEP_NAME VARCHAR(100) NOT NULL,
    JOB_EXECUTION_ID BIGINT NOT NULL,
    CREATE_TIME TIMESTAMP NOT NULL,
    START_TIME TIMESTAMP DEFAULT NULL,
    END_TIME TIMESTAMP DEFAULT NULL,
    STATUS VARCHAR(10),
    COMMIT_COUNT BIGINT,
    READ_COUNT BIGINT,
    FILTER_COUNT BIGINT,
    WRITE_COUNT BIGINT,
    READ_SKIP_COUNT BIGINT,
    WRITE_SKIP_COUNT BIGINT,
    PROCESS_SKIP_COUNT BIGINT,
    ROLLBACK_COUNT BIGINT,
    EXIT_CODE VARCHAR(2500),
    EXIT_MESSAGE VARCHAR(2500),
    LAST_UPDATED TIMESTAMP,
    constraint JOB_EXEC_STEP_FK foreign key (JOB_EXECUTION_ID)
    references BATCH_JOB_EXECUTION(JOB_EXECUTION_ID)
);

CREATE TABLE IF NOT EXISTS BATCH_STEP_EXECUTION_CONTEXT (
    STEP_EXECUTION_ID BIGINT NOT NULL PRIMARY KEY,
    SHORT_CONTEXT VARCHAR(2500) NOT NULL,
    SERIALIZED_CONTEXT VARCHAR,
    constraint STEP_EXEC_CTX_FK foreign key (STEP_EXECUTION_ID)
    references BATCH_STEP_EXECUTION(STEP_EXECUTION_ID)
);

CREATE TABLE IF NOT EXISTS BATCH_JOB_EXECUTION_CONTEXT (
    JOB_EXECUTION_ID BIGINT NOT NULL PRIMARY KEY,
    SHORT_CONTEXT VARCHAR(2500) NOT NULL,
    SERIALIZED_CONTEXT VARCHAR,
    constraint JOB_EXEC_CTX_FK foreign key (JOB_EXECUTION_ID)
    references BATCH_JOB_EXECUTION(JOB_EXECUTION_ID)
);

CREATE SEQUENCE IF NOT EXISTS BATCH_STEP_EXECUTION_SEQ;
CREATE SEQUENCE IF NOT EXISTS BATCH_JOB_EXECUTION_SEQ;
CREATE SEQUENCE IF NOT EXISTS BATCH_JOB_INSTANCE_SEQ;
