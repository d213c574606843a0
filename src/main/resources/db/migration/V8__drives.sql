-- The Drives that this state was used with, and the one that each project belongs to: null where nobody could tell. At most
-- one is current: the Drive of the token, if Descript tells it.

create table if not exists drive (
    drive_id   varchar(2000) primary key,
    name       text          not null,
    is_current boolean       not null default false
);
alter table project add column if not exists drive_id varchar(2000);
