package org.entente.node.config;

import java.time.Duration;
import org.entente.node.doors.DoorLimits;
import org.entente.node.http.HttpLimits;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much, how many and how long; every limit has a default.
 *
 * @param parts of one submission: cover, document and attachments
 * @param connections at once, per door
 * @param greeting how long a connection may take between two bytes of its handshake and first request
 * @param idle how long a connection may stand without a byte once it has said what it wants
 * @param bodyTimeout from a body's first byte to its last
 * @param longPoll how long a status question may stand
 * @param lookAgain how long at most a standing question trusts to be told of a move before it looks into the ledger
 * @param lease how long a worker keeps a message to itself
 * @param atOnce how many messages of one queue and lane are worked on at the same time
 * @param turn how long a partner's message waits at the door for its turn among the partners
 * @param sweep how often the ledger is searched for messages that stand too long
 * @param notices how long notices of delivery are collected
 * @param farewell how long a stop waits for requests that are being answered
 * @param diskReserve space that new messages leave free for those that are accepted already
 * @param agency how much one agency may hand in
 * @param partner how much one partner may send
 * @param upkeep what is tidied up, and how often
 * @param clock when a node stops believing its own clock
 * @param audit how much of what happens at the doors is written down
 */
public record LimitsConfig(
        @DefaultValue("256KB") DataSize cover,
        @DefaultValue("10MB") DataSize document,
        @DefaultValue("100MB") DataSize attachment,
        @DefaultValue("22") int parts,
        @DefaultValue("16KB") DataSize header,
        @DefaultValue("2500") int connections,
        @DefaultValue("5s") Duration greeting,
        @DefaultValue("20s") Duration idle,
        @DefaultValue("120s") Duration bodyTimeout,
        @DefaultValue("30s") Duration longPoll,
        @DefaultValue("1s") Duration lookAgain,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("8") int atOnce,
        @DefaultValue("5s") Duration turn,
        @DefaultValue("5s") Duration sweep,
        @DefaultValue("1s") Duration notices,
        @DefaultValue("5s") Duration farewell,
        @DefaultValue("256MB") DataSize diskReserve,
        @DefaultValue QuotaConfig agency,
        @DefaultValue QuotaConfig partner,
        @DefaultValue UpkeepConfig upkeep,
        @DefaultValue AuditConfig audit,
        @DefaultValue ClockConfig clock) {

    private static final int HEADERS = 64;
    private static final int SAFELY = 10;

    public LimitsConfig {
        Required.some("limits.cover", cover);
        Required.some("limits.document", document);
        Required.some("limits.attachment", attachment);
        Required.that("limits.parts", parts >= 2, "at least 2");
        Required.some("limits.header", header);
        Required.some("limits.connections", connections);
        Required.some("limits.greeting", greeting);
        Required.some("limits.idle", idle);
        Required.some("limits.body-timeout", bodyTimeout);
        Required.some("limits.look-again", lookAgain);
        Required.some("limits.lease", lease);
        Required.that("limits.at-once", atOnce >= 1 && atOnce <= 64, "from 1 to 64");
        Required.some("limits.turn", turn);
        Required.some("limits.sweep", sweep);
        Required.some("limits.notices", notices);
        Required.that(
                "limits.upkeep.orphan-age",
                upkeep.orphanAge().compareTo(bodyTimeout.multipliedBy(SAFELY)) >= 0,
                "at least " + SAFELY + " times limits.body-timeout");
    }

    public DoorLimits doors() {
        return new DoorLimits(
                Math.toIntExact(cover.toBytes()),
                document.toBytes(),
                attachment.toBytes(),
                parts,
                bodyTimeout,
                longPoll);
    }

    public HttpLimits http() {
        return new HttpLimits(Math.toIntExact(header.toBytes()), HEADERS, connections, greeting, idle, farewell);
    }
}
