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

-- Of the attempts before this table the last one's time is known.
insert into attempt (project_key, stage, sent_at, ended)
select s.project_key, s.stage, s.sent_at,
    case when s.state = 'SENDING' then 'unanswered'
         when s.state = 'UNKNOWN' and s.job_id is null then 'unanswered'
         when s.state = 'WAITING' and s.attempts > 0 and s.job_id is null then 'not_found'
         when s.job_state = 'refused' then 'refused'
         else 'accepted' end
from submission s
where s.sent_at is not null and not exists (select 1 from attempt);

-- Descript's ids are opaque, and nobody says how long they are.
alter table submission alter column job_id set data type varchar(2000);
alter table submission alter column descript_project_id set data type varchar(2000);
alter table claim alter column job_id set data type varchar(2000);
alter table claim alter column descript_project_id set data type varchar(2000);
