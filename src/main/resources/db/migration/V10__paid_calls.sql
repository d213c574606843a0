-- A claim is a paid call: what it was asked with, how its job ended and what that cost, written once and never overwritten,
-- neither by a retry nor by --redo, a decision of a person or another manifest.
--
-- ending: DONE, FAILED, OUT_OF_CREDIT, UNKNOWN (which a later look may replace); null: not ended yet, or not known.
-- costs_known: of jobs before this table only those that were the only one of their submission.

alter table claim add column if not exists submitted_at timestamp with time zone;
alter table claim add column if not exists prompt text;
alter table claim add column if not exists ending varchar(16);
alter table claim add column if not exists ended_at timestamp with time zone;
alter table claim add column if not exists media_seconds_used decimal(30, 6);
alter table claim add column if not exists ai_credits_used decimal(30, 6);
alter table claim add column if not exists resolved_model varchar(2000);
alter table claim add column if not exists costs_known boolean not null default false;
alter table claim alter column costs_known set default true;
create index if not exists claim_of_project on claim (project_key, stage, ending);

update claim set
    submitted_at = (select s.sent_at from submission s where s.job_id = claim.job_id and s.stage = claim.stage),
    prompt = (select s.prompt from submission s where s.job_id = claim.job_id and s.stage = claim.stage),
    ended_at = (select s.job_ended_at from submission s where s.job_id = claim.job_id and s.stage = claim.stage),
    ending = (select case when s.state in ('DONE', 'FAILED', 'UNKNOWN') then s.state end
              from submission s where s.job_id = claim.job_id and s.stage = claim.stage)
where submitted_at is null
  and exists (select 1 from submission s where s.job_id = claim.job_id and s.stage = claim.stage);

update claim set
    costs_known = true,
    media_seconds_used = (select s.media_seconds_used from submission s
                          where s.job_id = claim.job_id and s.stage = claim.stage),
    ai_credits_used = (select s.ai_credits_used from submission s
                       where s.job_id = claim.job_id and s.stage = claim.stage)
where not costs_known
  and exists (select 1 from submission s where s.job_id = claim.job_id and s.stage = claim.stage)
  and not exists (select 1 from claim other where other.project_key = claim.project_key
                  and other.stage = claim.stage and other.job_id <> claim.job_id);
