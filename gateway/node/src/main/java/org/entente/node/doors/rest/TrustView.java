package org.entente.node.doors.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.approval.Operator;
import org.entente.core.approval.Role;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.TrustBook;
import org.entente.core.approval.WrittenAct;
import org.entente.node.approval.TrustKeeper;

/**
 * How trust stands, as an operator reads it.
 *
 * @param number of the last act
 * @param head its digest: what the next act follows
 * @param now what the next act is dated
 * @param operators everybody who works at these doors, by name
 */
record TrustView(
        String state,
        long number,
        String head,
        Instant now,
        List<Person> operators,
        Held inForce,
        Optional<Held> pending,
        List<Proposal> open,
        List<Block> blocks) {

    /** An operator with the roles that open the doors. */
    record Person(String name, List<Role> roles) {
        static Person of(Operator operator) {
            return new Person(
                    operator.name(), operator.roles().stream().sorted().toList());
        }
    }

    /** Facts that hold, by the act that made them hold. */
    record Held(long act, String digest, int facts, Instant from) {
        static Held of(TrustBook.Held held) {
            return new Held(
                    held.number(),
                    held.facts().digest().hex(),
                    held.facts().lines().size(),
                    held.from());
        }
    }

    /** What waits for a second person. */
    record Proposal(long act, String by, Instant at, String reason) {}

    /** What is blocked; {@code reviewBy} is when a second person must have looked at it. */
    record Block(long act, String subject, String by, Instant at, String reason, boolean reviewed, Instant reviewBy) {}

    static TrustView of(TrustKeeper keeper, Duration review) {
        TrustBook book = keeper.book();
        Instant now = keeper.now();
        TrustBook.Held held = book.inForce(now);
        return new TrustView(
                keeper.state(),
                book.number(),
                book.head().hex(),
                now,
                held.facts().operators().all().stream().map(Person::of).toList(),
                Held.of(held),
                book.pending(now).map(Held::of),
                book.open().stream()
                        .map(one -> new Proposal(one.number(), one.person(), one.at(), one.reason()))
                        .toList(),
                book.blocks().stream().map(block -> block(block, review)).toList());
    }

    private static Block block(TrustBook.Block block, Duration review) {
        return new Block(
                block.number(),
                block.subject(),
                block.person(),
                block.at(),
                block.reason(),
                block.reviewed(),
                block.at().plus(review));
    }

    /** One act in the log; the signer is named by the beginning of the certificate's fingerprint. */
    record Line(long act, TrustAct.Kind kind, Instant at, String by, long concerns, String subject, String reason) {

        private static final int SHORT = 16;

        static Line of(WrittenAct written) {
            TrustAct act = written.act();
            String by = act.by().equals(TrustAct.NOTHING)
                    ? "the node"
                    : act.by().hex().substring(0, SHORT);
            return new Line(act.number(), act.kind(), act.at(), by, act.concerns(), act.subject(), act.reason());
        }
    }
}
