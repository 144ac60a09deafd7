-- When the sender was told that the message will soon be too late; once, however often its stage moves after that.
alter table message add column warned_at timestamptz;
