-- Who approved what the State's nodes trust: each act is signed, and bound to the act before it. Nothing of it is ever
-- changed or removed; that it was not is shown by the signatures, not by this table's own words.
create table trust_act (
    number    bigint primary key check (number > 0),
    text      text   not null,
    signature bytea  not null
);

create trigger trust_act_append_only before update or delete or truncate on trust_act
    for each statement execute function append_only();
