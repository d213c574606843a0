-- Who may change a state on a server: it holds until expires_at by the database's clock, and is renewed. A state in a file has
-- the lock of its file, and no row here.
create table if not exists lease (
    name       varchar(16) primary key,
    token      varchar(64) not null,
    holder     varchar(500) not null,
    expires_at timestamp with time zone not null
);
