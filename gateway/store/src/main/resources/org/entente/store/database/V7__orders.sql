-- An order takes its messages when it is given: the list is durable with it and nothing ever leaves it, so that a crash
-- cannot lose a message from it, and its progress can be read from where they stand. The operator's own words are sealed.
alter table replay add column stage text not null default 'BROKEN';
alter table replay add column action text not null default 'AGAIN';
alter table replay add column reason_key bytea;
alter table replay add column reason bytea;

create table replay_item (
    number bigint not null references replay (number),
    way    text   not null,
    id     uuid   not null,
    primary key (number, way, id),
    foreign key (way, id) references message (way, id)
);

-- Orders of before, which looked for their messages anew in every round.
insert into replay_item (number, way, id)
select replay.number, message.way, message.id from replay join message
    on message.way = replay.way and message.stage = 'BROKEN' and message.moved_at <= replay.asked_at
   and (replay.message is null or replay.message = message.id)
   and (replay.partner is null or replay.partner =
        case when message.way = 'OUTBOUND' then message.receiver_state else message.sender_state end)
   and (replay.code is null or replay.code = (select code from fact
        where fact.way = message.way and fact.id = message.id and code is not null order by seq desc limit 1))
 where replay.done_at is null;
