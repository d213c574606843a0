-- In one word, why the last run left a submission undone; until the next run begins.
alter table submission add column if not exists stop_reason varchar(16);

-- Who answers for a line, as the manifest says.
alter table line add column if not exists owner varchar(1000);

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
