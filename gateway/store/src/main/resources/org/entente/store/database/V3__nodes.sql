-- The nodes of one State. What a node holds is free for the others once its last sign of life is too old; times are
-- this server's own, so that the nodes' clocks need not agree.
create table node (
    name       text        primary key,
    life       uuid        not null,
    good_until timestamptz not null
);
