-- Orders of operators to try broken messages again; they outlive the browser, the node and its crash.
create table replay (
    number   bigint generated always as identity primary key,
    way      text        not null,
    code     text,
    partner  text,
    message  uuid,
    asked_by text        not null,
    asked_at timestamptz not null,
    moved    bigint      not null default 0,
    done_at  timestamptz,
    check ((code is null) <> (message is null))
);

create index replay_open on replay (number) where done_at is null;
