-- What one side of an agreement has announced of its next certificates, and how far that is (ebCore Agreement Update).
create table certificate_update (
    id      text        not null,
    way     text        not null,
    partner text        not null,
    request text        not null,
    stage   text        not null,
    note    text        not null,
    created timestamptz not null,
    changed timestamptz not null,
    primary key (way, partner, id)
);
