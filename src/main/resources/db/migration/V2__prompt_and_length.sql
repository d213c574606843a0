-- What an edit was asked with, so that another prompt in the manifest can be told from it; and how long the media turned out
-- to be, so that the same media can be put in a good order another time.

alter table submission add column if not exists prompt text;
alter table project add column if not exists media_key varchar(64);
alter table project add column if not exists media_seconds decimal(30, 6);
create index if not exists project_by_media on project (media_key);

-- Of the bytes of its last reading: a manifest that was read before and is all done need not be read again.
alter table manifest add column if not exists digest varchar(64);
