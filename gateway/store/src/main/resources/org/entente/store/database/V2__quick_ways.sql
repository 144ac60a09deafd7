-- An agency's own list is read in the order of an index, however many messages the ledger holds.
alter table message add column own_desk text not null generated always as (
    case when way = 'OUTBOUND' then sender_state || '/' || sender_authority
         else receiver_state || '/' || receiver_authority end) stored;
create index message_of_desk on message (way, own_desk, created_at desc, id desc);
create index message_of_desk_at on message (way, own_desk, stage, created_at desc, id desc);

-- A lease comes and goes with every room: without an index on it, and with room on its page, it costs no index entry.
-- A node that starts finds what it held among the open messages.
drop index message_leased;
alter table message set (fillfactor = 70);
