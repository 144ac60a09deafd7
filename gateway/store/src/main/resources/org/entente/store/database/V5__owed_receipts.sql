-- Receipts that this State owes to partners who get them by themselves; the receipt is a part of the message.
create table owed_receipt (
    id       uuid        primary key,
    partner  text        not null,
    due      timestamptz not null,
    attempts integer     not null default 0
);

create index owed_receipt_due on owed_receipt (partner, due);
