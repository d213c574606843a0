-- What was reserved for a paid call before its POST left, and in which night (the number of Spring Batch's job instance). An
-- import reserves its edit too. A reservation is never taken back by itself: it counts for as long as its submission is SENDING
-- or its job runs, and the edit's for as long as it waits. What the job has cost takes its place.

alter table submission add column if not exists night bigint;
alter table submission add column if not exists reserved_seconds decimal(30, 6);
alter table submission add column if not exists reserved_credits decimal(30, 6);
alter table submission add column if not exists edit_credits decimal(30, 6);
create index if not exists submission_of_night on submission (night);

alter table claim add column if not exists night bigint;
alter table claim add column if not exists reserved_seconds decimal(30, 6);
alter table claim add column if not exists reserved_credits decimal(30, 6);
create index if not exists claim_of_night on claim (night);
create index if not exists claim_by_time on claim (submitted_at);
