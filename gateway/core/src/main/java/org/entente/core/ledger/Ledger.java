package org.entente.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/**
 * The one truth about every message. A method that changes something returns after the commit is durable.
 *
 * <p>It holds metadata and encrypted parts; it decides nothing.
 *
 * <p>Every method throws {@link org.entente.core.failure.TemporaryFault} STORE_UNAVAILABLE when the database does not
 * answer in its time.
 */
public interface Ledger {

    /**
     * Writes a new message with its first facts, once: by (way, id), and outbound also by (agency, idempotency key).
     *
     * @return the entry as it stands now: the new one, or the earlier one that already had its id or key
     */
    Accepted accept(LedgerEntry entry, List<Fact> facts);

    /** As {@link #accept}, and takes the collected notices out of the basket in the same commit. */
    Accepted acceptNotices(LedgerEntry entry, List<Fact> facts, List<Long> noticeNumbers);

    /** The answer to an acceptance; {@code isNew} is false for a repeat. */
    record Accepted(LedgerEntry entry, boolean isNew) {}

    Optional<LedgerEntry> find(Way way, MessageId id);

    /**
     * Takes an entry to work on, for a while: nobody else gets it until {@link #move}, {@link #release} or the lease
     * ends. A node that restarts gives back what it held before.
     *
     * @return empty when the message does not stand in one of {@code stages}, or somebody else holds it
     */
    Optional<LedgerEntry> claim(Way way, MessageId id, Set<Stage> stages, Duration lease);

    /**
     * Claims outbound messages of {@code stages} whose validity is over at {@code now}, those first that ended first.
     *
     * <p>What somebody else holds is left out, so that nothing is ended that is just being sent.
     */
    List<LedgerEntry> claimExpired(Set<Stage> stages, Instant now, Duration lease, int limit);

    void release(Way way, MessageId id);

    /**
     * Commits one arrow and ends the claim.
     *
     * @return the entry after the move
     * @throws org.entente.core.failure.StaleBell when the message no longer stands at {@code move.from()}
     */
    LedgerEntry move(Move move);

    /** Adds parts without a move (what a later receipt must repeat, before anything is sent). */
    void attach(LedgerEntry entry, List<org.entente.core.content.Part> parts);

    /** Messages between the same desk here and the same State that answer this one; oldest first, 100 at most. */
    List<MessageId> answersTo(MessageId id);

    /** Every message of one case that this State sent or received; oldest first, {@code limit} at most. */
    List<LedgerEntry> ofCase(CaseId conversation, int limit);

    /** Messages that came in with an attachment of one of these digests; oldest first, {@code limit} at most. */
    List<LedgerEntry> broughtIn(Set<Digest> attachments, int limit);

    /** All facts of one message in the order of their commits. */
    List<Fact> timeline(Way way, MessageId id);

    /** Messages that stand in {@code stages}, nobody holds, last moved before {@code before} or due for a retry. */
    List<LedgerEntry> standing(Set<Stage> stages, Instant before, int limit);

    /** Waiting notices for one partner, oldest first, with their numbers. */
    List<NumberedNotice> notices(StateCode partner, int limit);

    /** Partners for whom notices wait. */
    List<StateCode> partnersWithNotices();

    /** A notice in the basket. */
    record NumberedNotice(long number, Notice notice) {}

    /** Newest first; what an agency or an operator sees in lists: parts are told of, what they hold is left. */
    List<LedgerEntry> list(Query query);

    /** Which entries to list; {@code after} is the last id of the page before. */
    record Query(Optional<Way> way, Optional<Desk> ownDesk, Set<Stage> stages, Optional<MessageId> after, int limit) {}

    /** Which of these files of the content store a commit names. */
    Set<Locator.Filed> namedAmong(java.util.Collection<Locator.Filed> files);

    /** How many messages stand in each stage. */
    java.util.Map<Stage, Long> counts();
}
