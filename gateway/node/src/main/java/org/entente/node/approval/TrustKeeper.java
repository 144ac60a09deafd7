package org.entente.node.approval;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.core.approval.BrokenTrust;
import org.entente.core.approval.Operator;
import org.entente.core.approval.Signatures;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.TrustAct.Kind;
import org.entente.core.approval.TrustActs;
import org.entente.core.approval.TrustBook;
import org.entente.core.approval.TrustDiff;
import org.entente.core.approval.TrustFacts;
import org.entente.core.approval.WrittenAct;
import org.entente.core.content.KeyVault;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a node work only with what two people approved, and takes their acts (security.md P12). */
public final class TrustKeeper {

    /** In the node's home: the last act that it has seen. */
    public static final String SEEN = "trust-head";

    private static final String PURPOSE = "trust-head";

    private static final Logger LOG = LoggerFactory.getLogger(TrustKeeper.class);
    private static final Duration DATED_WITHIN = Duration.ofMinutes(5);
    private static final int CHANGES_SHOWN = 5;

    private final String state;
    private final TrustActs acts;
    private final Signatures signatures;
    private final SealedHead seen;
    private final Clock clock;
    private volatile TrustBook book;

    /** Takes the node's own folder, where it remembers the last act that it saw. */
    public TrustKeeper(String state, TrustActs acts, Signatures signatures, Path home, KeyVault vault, Clock clock) {
        this.state = state;
        this.acts = acts;
        this.signatures = signatures;
        this.seen = new SealedHead(home.resolve(SEEN), vault, PURPOSE);
        this.clock = clock;
        this.book = TrustBook.read(List.of(), signatures);
    }

    /**
     * Reads all acts, and compares what they made hold with what this node is configured to trust.
     *
     * @throws Unapproved where it trusts anything else, or gives an operator what cannot stand together
     * @throws BrokenTrust where the acts do not hold together
     */
    public void admit(TrustFacts configured) {
        configured.operators().contradiction().ifPresent(why -> {
            throw new Unapproved("The configuration does not hold together: " + why);
        });
        if (acts.all().isEmpty() && seen.load().isEmpty()) {
            adopt(configured);
        }
        check();
        Instant now = now();
        TrustBook.Held held = book.inForce(now);
        if (!held.facts().equals(configured)) {
            throw new Unapproved(sentence(configured, held, now));
        }
        LOG.info("trust act={} facts={}", held.number(), held.facts());
    }

    private void adopt(TrustFacts configured) {
        var first = new TrustAct(
                state,
                1,
                TrustAct.NOTHING,
                Kind.ADOPTED,
                now(),
                0,
                TrustAct.NOTHING,
                "",
                "found when this State's ledger was new",
                configured.lines());
        try {
            acts.append(new WrittenAct(first.text(), new byte[0]));
            LOG.warn("trust adopted={}: this ledger is new, and nobody has approved yet", configured);
        } catch (Refused anotherNodeWasFirst) {
            LOG.info("trust adopted by another node of this State");
        }
    }

    private String sentence(TrustFacts configured, TrustBook.Held held, Instant now) {
        Optional<TrustBook.Held> coming =
                book.pending(now).filter(one -> one.facts().equals(configured));
        if (coming.isPresent()) {
            return "What the configuration trusts is approved, and holds from "
                    + coming.get().from() + " on because it brings a new authority: until then, start the node with"
                    + " the configuration of before";
        }
        List<TrustDiff.Change> changes = TrustDiff.of(held.facts(), configured).changes();
        return "The configuration trusts what two people have not approved: "
                + changes.stream()
                        .limit(CHANGES_SHOWN)
                        .map(TrustDiff.Change::sentence)
                        .collect(Collectors.joining("; "))
                + (changes.size() > CHANGES_SHOWN ? "; and " + (changes.size() - CHANGES_SHOWN) + " more" : "")
                + ". Start the node with the configuration of act " + held.number()
                + ", propose the new one with \"entente trust propose\", and let a second operator approve it";
    }

    /** Reads and checks all acts again; throws {@link BrokenTrust} where one was altered or is missing. */
    public synchronized void check() {
        List<WrittenAct> all = acts.all();
        seen.load().ifPresent(head -> requireSeen(all, head));
        TrustBook read = TrustBook.read(all, signatures);
        if (read.number() != book.number() || !read.head().equals(book.head())) {
            seen.save(new SealedHead.Head(read.number(), read.head()));
        }
        book = read;
    }

    private static void requireSeen(List<WrittenAct> all, SealedHead.Head head) {
        if (all.size() < head.number()) {
            throw new BrokenTrust("Act " + head.number() + " is missing, which this node has seen");
        }
        if (!all.get(Math.toIntExact(head.number() - 1)).digest().equals(head.digest())) {
            throw new BrokenTrust("Act " + head.number() + " is not the one that this node has seen");
        }
    }

    /**
     * Takes a person's act.
     *
     * @return its number
     * @throws Refused ACT_REFUSED with the reason why it would not hold
     */
    public synchronized long take(WrittenAct written) {
        TrustAct act = read(written);
        if (act.kind() == Kind.ADOPTED || !act.state().equals(state)) {
            throw new Refused(FailureCode.ACT_REFUSED, "Only a new ledger adopts, and only for its own State");
        }
        if (Duration.between(act.at(), clock.instant()).abs().compareTo(DATED_WITHIN) > 0) {
            throw new Refused(
                    FailureCode.ACT_REFUSED, "It is dated more than " + DATED_WITHIN + " from this node's time");
        }
        check();
        try {
            TrustBook.read(acts.all(), signatures).add(written);
        } catch (BrokenTrust wouldBe) {
            throw new Refused(FailureCode.ACT_REFUSED, String.valueOf(wouldBe.getMessage()), wouldBe);
        }
        acts.append(written);
        check();
        return act.number();
    }

    /** Throws {@code Refused} ACT_REFUSED where the text is no act. */
    public static TrustAct read(WrittenAct written) {
        try {
            return written.act();
        } catch (IllegalArgumentException misshapen) {
            throw new Refused(FailureCode.ACT_REFUSED, "It is no act of trust", misshapen);
        }
    }

    /** Whether two people made just these facts hold, as far as the acts were read. */
    public boolean holds(TrustFacts facts) {
        return book.inForce(now()).facts().equals(facts);
    }

    /** What all acts amounted to when they were last read. */
    public TrustBook book() {
        return book;
    }

    /** All acts, for whoever wants to check them without this node. */
    public List<WrittenAct> acts() {
        return acts.all();
    }

    /** Whose certificate it is by the facts that hold now: whoever two people let go is gone at once. */
    public Optional<Operator> operator(String fingerprint) {
        return book.inForce(now()).facts().operators().bearer(fingerprint);
    }

    public String state() {
        return state;
    }

    /** In whole seconds, which a person can read, and never before the last act: what the next one is dated. */
    public Instant now() {
        return book.notBeforeLast(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
