-- Another key of a project that the ledger has under an earlier one: keys are made otherwise than they were at first, and a
-- project keeps the key that it was paid under.

create table project_alias (
    alias_key   varchar(64) primary key,
    project_key varchar(64) not null references project (project_key)
);

-- A project under no known key is looked for by its name and the paths of its media.
create index project_by_name on project (name);
