-- What ties a message to another: the one that it answers, and the name under which a partner's message travelled.
alter table message add column in_reply_to uuid;
alter table message add column wire_id text not null default '';
create index message_in_reply_to on message (in_reply_to) where in_reply_to is not null;
