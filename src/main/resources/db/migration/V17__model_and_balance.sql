-- Which of the agent's models an edit is to be made with, as the manifest or a setting says: empty is Descript's own choice. In a
-- submission and a claim it stands beside the prompt that was sent; what Descript really used is claim.resolved_model.

alter table project add column if not exists model varchar(2000) not null default '';
alter table submission add column if not exists model varchar(2000) not null default '';
alter table claim add column if not exists model varchar(2000) not null default '';

-- What Descript said was left when it refused a paid call of a stage for want of credits or minutes.
create table if not exists balance (
    stage     varchar(16) primary key,
    unit      varchar(16) not null,
    required  decimal(30, 6) not null,
    available decimal(30, 6) not null,
    said_at   timestamp with time zone not null
);
