-- Which notices went out that something will break: each once, whichever node of the State gives it.
create table expiry_notice (
    what        text        not null,
    days_before integer     not null check (days_before > 0),
    at          timestamptz not null,
    primary key (what, days_before)
);
