-- A case is read in the order of an index; so is where an attachment came from, whatever it is called now.
create index message_case on message (conversation, created_at, id);
create index part_attachment on part (digest) where role = 'ATTACHMENT' and way = 'INBOUND';
