-- Under which node key this ledger's contents are closed: a mark that only that key makes. There is one.
create table node_key (
    one  boolean primary key default true check (one),
    mark bytea   not null
);
