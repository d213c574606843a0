-- On how many nights a submission has failed, and why it is not submitted again by itself: GIVEN_UP, DELETED, CHANGED.
-- What a person has decided of the project stands in the row of its import: ACCEPTED or DROPPED.

alter table submission add column if not exists failed_nights int not null default 0;
alter table submission add column if not exists failed_night date;
alter table submission add column if not exists hold varchar(16);
alter table submission add column if not exists resolved varchar(16);

-- By Descript's clock. Of jobs that ended before this column it is not known.
alter table submission add column if not exists job_ended_at timestamp with time zone;

-- Whether review says something: this one can be counted by the index below.
alter table submission add column if not exists to_review boolean not null default false;
update submission set to_review = true where review is not null;

-- The night of the run that is under way: the date of its first start, counted from noon to noon.
create table if not exists current_night (
    night date not null
);

create index if not exists submission_standing on submission (project_key, stage, state, hold, resolved, to_review);
drop index if exists submission_state;
