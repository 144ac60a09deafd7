-- The one truth about every message. Content lies encrypted in part.sealed or in files. Whatever an agency or a partner
-- worded itself is sealed with the message's own key (agency_key, label, detail, explanation) or only marked.

create table message (
    way                text        not null,
    id                 uuid        not null,
    conversation       uuid        not null,
    family             text        not null,
    family_version     text        not null,
    sender_state       text        not null,
    sender_authority   text        not null,
    receiver_state     text        not null,
    receiver_authority text        not null,
    urgency            text        not null,
    expires_at         timestamptz,
    created_at         timestamptz not null,
    content_key        bytea       not null,
    agency_mark        bytea,
    agency_key         bytea,
    agency_fingerprint text,
    wire_mark          text        not null,
    stage              text        not null,
    judged             text,
    edition            text,
    cleared_at         timestamptz,
    waiting_since      timestamptz,
    waiting_attempts   integer,
    next_try           timestamptz,
    left_state         text        not null,
    moved_at           timestamptz not null,
    leased_by          text,
    lease_until        timestamptz,
    attempts           integer     not null default 0,
    primary key (way, id)
);

create unique index message_agency_mark on message (agency_mark) where agency_mark is not null;
create index message_open on message (stage, moved_at)
    where stage not in ('DELIVERED', 'REFUSED', 'EXPIRED', 'WITHDRAWN');
create index message_leased on message (leased_by) where leased_by is not null;
create index message_newest on message (created_at desc, id desc);
create index message_stage on message (stage);

create index message_expiring on message (expires_at)
    where way = 'OUTBOUND' and expires_at is not null and stage not in ('DELIVERED', 'REFUSED', 'EXPIRED', 'WITHDRAWN');

create table part (
    seq        bigint generated always as identity primary key,
    way        text   not null,
    id         uuid   not null,
    role       text   not null,
    label      bytea  not null,
    size       bigint not null,
    digest     text   not null,
    sealed     bytea,
    file       uuid,
    foreign key (way, id) references message (way, id),
    check ((sealed is null) <> (file is null))
);

create index part_message on part (way, id);
create index part_file on part (file) where file is not null;
alter table part alter column sealed set storage external;

create table fact (
    seq    bigint generated always as identity primary key,
    way    text        not null,
    id     uuid        not null,
    at     timestamptz not null,
    step   text        not null,
    code   text,
    detail bytea,
    foreign key (way, id) references message (way, id)
);

create index fact_message on fact (way, id);

create table notice (
    number      bigint generated always as identity primary key,
    to_state    text        not null,
    way         text        not null,
    message     uuid        not null,
    outcome     text        not null,
    at          timestamptz not null,
    code        text        not null,
    explanation bytea,
    taken_by    uuid,
    foreign key (way, message) references message (way, id)
);

create index notice_waiting on notice (to_state, number) where taken_by is null;

create table audit (
    seq     bigint generated always as identity primary key,
    at      timestamptz not null,
    door    text        not null,
    who     text        not null,
    what    text        not null,
    subject text        not null,
    code    text
);

create function append_only() returns trigger language plpgsql as
$$ begin raise exception 'append only: %', tg_table_name; end $$;

create trigger fact_append_only before update or delete or truncate on fact
    for each statement execute function append_only();
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function append_only();
