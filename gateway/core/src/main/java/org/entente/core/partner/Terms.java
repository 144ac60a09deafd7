package org.entente.core.partner;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.entente.core.deadline.Reckoning;
import org.entente.core.message.Lane;
import org.entente.core.partner.Partner.Retry;

/**
 * What two States agreed about the way of their messages: which may travel, on which partitions, how they are fetched
 * and tried again, how large they may be, and how soon a person must see them.
 *
 * <p>Does not say who the parties are or which algorithms they use: see {@link Partner}.
 *
 * @param actions family and version of every message that may travel, for example {@code alert/v1}; empty: any
 * @param answers how receipts come back, and how messages that answer others name them
 * @param payload the largest payload in bytes, after decompression
 * @param parts payloads of one message at most, the document among them
 * @param lanes what holds in each lane
 * @param reckoning the clocks of each urgency, and the calendars by which days are counted
 */
public record Terms(
        Set<String> actions, Answers answers, long payload, int parts, Map<Lane, OfLane> lanes, Reckoning reckoning) {

    /** The partition of messages that name none (ebMS 3.0 Core §3.4.1). */
    public static final String DEFAULT_MPC = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/defaultMPC";

    public Terms {
        actions = Set.copyOf(actions);
        lanes = Map.copyOf(lanes);
        for (Lane lane : Lane.values()) {
            if (!lanes.containsKey(lane)) {
                throw new IllegalArgumentException("Terms say what holds in the lane " + lane);
            }
        }
        if (payload < 1 || parts < 1) {
            throw new IllegalArgumentException("Every limit of a message is at least 1");
        }
    }

    /** As the canonical one, with receipts that may take half a minute and answers that name what they answer. */
    public Terms(Set<String> actions, Receipts receipts, long payload, int parts, Map<Lane, OfLane> lanes) {
        this(actions, Answers.plain(receipts), payload, parts, lanes);
    }

    /** With the usual clocks and calendars. */
    public Terms(Set<String> actions, Answers answers, long payload, int parts, Map<Lane, OfLane> lanes) {
        this(actions, answers, payload, parts, lanes, Reckoning.USUAL);
    }

    public Receipts receipts() {
        return answers.receipts();
    }

    /** Whether the receipt of a message of {@code lane} comes as a request of its own, when it can. */
    public boolean isReceiptedLater(Lane lane) {
        return receipts() == Receipts.ASYNC && in(lane).exchange() == Exchange.PUSH;
    }

    /**
     * How a partner answers.
     *
     * @param within how long a receipt that comes by itself may take before the message is sent again
     * @param pattern whether an answer names the message that it answers
     */
    public record Answers(Receipts receipts, Duration within, Pattern pattern) {
        public Answers {
            if (!within.isPositive()) {
                throw new IllegalArgumentException("A receipt may take some time");
            }
        }

        public static Answers plain(Receipts receipts) {
            return new Answers(receipts, Duration.ofSeconds(30), Pattern.TWO_WAY);
        }
    }

    /** The message exchange pattern (ebMS 3.0 Core §2.2). */
    public enum Pattern {
        /** No message refers to another. */
        ONE_WAY,
        /** Two-way push-and-push: an answer is a message of its own that names the one it answers. */
        TWO_WAY
    }

    /** How a receipt comes back. */
    public enum Receipts {
        /** In the answer to the message. */
        SYNC,
        /** As a request of its own. */
        ASYNC
    }

    /** How messages of a lane reach the partner. */
    public enum Exchange {
        /** Their gateway takes connections. */
        PUSH,
        /** Their gateway takes none, and fetches. */
        FETCHED,
        /** Ours takes none, and fetches what they hold for us. */
        FETCHING
    }

    /**
     * What holds in one lane.
     *
     * @param mpc the message partition channel, a URI
     * @param poll how often whoever fetches asks
     */
    public record OfLane(String mpc, Retry retry, Exchange exchange, Duration poll) {
        public OfLane {
            if (mpc.isBlank() || !poll.isPositive()) {
                throw new IllegalArgumentException("A lane has a partition, and an interval longer than no time");
            }
        }
    }

    /** Any family, pushed on the default partition; receipts at once. */
    public static Terms plain(Retry urgent, Retry routine) {
        return new Terms(
                Set.of(),
                Receipts.SYNC,
                512L * 1024 * 1024,
                20,
                Map.of(Lane.URGENT, plainLane(urgent), Lane.ROUTINE, plainLane(routine)));
    }

    private static OfLane plainLane(Retry retry) {
        return new OfLane(DEFAULT_MPC, retry, Exchange.PUSH, Duration.ofSeconds(5));
    }

    public OfLane in(Lane lane) {
        OfLane found = lanes.get(lane);
        if (found == null) {
            throw new IllegalStateException("Nothing was agreed for " + lane);
        }
        return found;
    }

    public boolean allows(String action) {
        return actions.isEmpty() || actions.contains(action);
    }
}
