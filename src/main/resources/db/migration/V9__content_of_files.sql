-- Which file it was that was imported: of a local one its size and a digest of its ends and its middle, of another what its
-- server says when it is probed (its entity tag, and its size in bytes).
alter table media add column if not exists content varchar(1000);
alter table media add column if not exists bytes bigint;

-- Somebody has said that it is a new project, though one of its name and file name was edited before (--as-new).
alter table project add column if not exists as_new boolean not null default false;

-- Local files can change while their manifest does not, so that a manifest with some is always read.
alter table manifest add column if not exists has_local_files boolean not null default true;
