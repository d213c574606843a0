-- Whether nightcut downloaded the file behind a link when it was last imported, and announced it for upload like a local one.
alter table media add column if not exists downloaded boolean not null default false;
