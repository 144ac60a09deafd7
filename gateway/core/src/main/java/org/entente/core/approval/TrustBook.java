package org.entente.core.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.approval.TrustAct.Kind;
import org.entente.core.content.Digest;

/**
 * What all acts amount to: which facts hold, what waits for a second person, and who is blocked.
 *
 * <p>Every signature is checked against the operators of the facts that held when it was made, and against their roles
 * then, so that nobody comes in but by the hands of two who were there before: one to propose, another to approve.
 */
public final class TrustBook {

    private static final String LIFT = "LIFT";

    private final Signatures signatures;
    private final List<Held> held = new ArrayList<>();
    private final Map<Long, Proposal> open = new LinkedHashMap<>();
    private final Map<Long, Block> blocks = new LinkedHashMap<>();
    private String state = "";
    private long number;
    private Digest head = TrustAct.NOTHING;
    private Instant last = Instant.MIN;

    private TrustBook(Signatures signatures) {
        this.signatures = signatures;
    }

    /**
     * Facts and since when they hold.
     *
     * @param number of the act that made them hold
     */
    public record Held(long number, TrustFacts facts, Instant from) {}

    /** What one person wants. */
    public record Proposal(long number, TrustFacts facts, String person, Instant at, String reason) {}

    /**
     * What one person stopped.
     *
     * @param reviewed whether a second person has looked at it
     */
    public record Block(long number, String subject, String person, Instant at, String reason, boolean reviewed) {}

    /** Reads all acts; throws {@link BrokenTrust} at the first that does not hold. */
    public static TrustBook read(Collection<WrittenAct> acts, Signatures signatures) {
        var book = new TrustBook(signatures);
        acts.forEach(book::add);
        return book;
    }

    /** One act more; throws {@link BrokenTrust} where it does not hold, and has changed nothing then. */
    public void add(WrittenAct written) {
        TrustAct act = parsed(written);
        requireNext(act);
        if (act.kind() == Kind.ADOPTED) {
            require(act.number() == 1 && written.signature().length == 0, act, "only a new ledger adopts");
            held.add(new Held(1, act.asFacts(), act.at()));
        } else {
            apply(act, person(act, written));
        }
        state = act.state();
        number = act.number();
        head = written.digest();
        last = act.at();
    }

    private TrustAct parsed(WrittenAct written) {
        try {
            return written.act();
        } catch (IllegalArgumentException misshapen) {
            throw new BrokenTrust("What stands after act " + number + " cannot be read", misshapen);
        }
    }

    private void requireNext(TrustAct act) {
        require(act.number() == number + 1 && act.follows().equals(head), act, "it does not follow the act before it");
        require(number == 0 || act.state().equals(state), act, "it is another State's");
        require(!act.at().isBefore(last), act, "it is dated before the act that it follows");
    }

    private String person(TrustAct act, WrittenAct written) {
        require(!held.isEmpty(), act, "nothing was adopted before it");
        Digest signer = signatures
                .signer(written.bytes(), written.signature())
                .orElseThrow(() -> broken(act, "its signature does not fit"));
        require(signer.equals(act.by()), act, "another key signed it than it names");
        Operator operator = inForce(act.at())
                .facts()
                .operators()
                .bearer(signer.hex())
                .orElseThrow(() -> broken(act, "who signed it was no operator then"));
        require(
                operator.isOneOf(act.kind().signers()),
                act,
                operator.name() + " signed it, who was no "
                        + Role.anyOf(act.kind().signers()) + " then");
        return operator.name();
    }

    private void apply(TrustAct act, String person) {
        switch (act.kind()) {
            case PROPOSED -> propose(act, person);
            case APPROVED -> approve(act, person);
            case DENIED -> deny(act);
            case BLOCKED -> {
                require(act.subject().contains(" "), act, "it names nothing that could be blocked");
                blocks.put(act.number(), new Block(act.number(), act.subject(), person, act.at(), act.reason(), false));
            }
            case REVIEWED -> review(act, person);
            case ADOPTED -> throw broken(act, "only a new ledger adopts");
        }
    }

    private void propose(TrustAct act, String person) {
        TrustFacts facts = act.asFacts();
        require(pending(act.at()).isEmpty(), act, "an approved change still waits for its time");
        require(!facts.equals(inForce(act.at()).facts()), act, "it changes nothing");
        Operators coming = facts.operators();
        coming.contradiction().ifPresent(why -> {
            throw broken(act, why);
        });
        coming.missing().ifPresent(role -> {
            throw broken(act, "it leaves no " + role.words() + ", and so nobody could change anything any more");
        });
        open.put(act.number(), new Proposal(act.number(), facts, person, act.at(), act.reason()));
    }

    private void approve(TrustAct act, String person) {
        Proposal proposal = Optional.ofNullable(open.get(act.concerns()))
                .orElseThrow(() -> broken(act, "no such proposal is open"));
        require(!proposal.person().equals(person), act, "a second person must approve, not the one who proposed");
        TrustFacts before = inForce(act.at()).facts();
        Instant from = proposal.facts().bringsAuthority(before) ? act.at().plus(before.coolDown()) : act.at();
        open.clear(); // the others were proposed against what no longer holds
        held.add(new Held(act.number(), proposal.facts(), from));
    }

    /** Anybody may: what is not wanted by one is not wanted by two. */
    private void deny(TrustAct act) {
        boolean wasOpen = open.remove(act.concerns()) != null;
        boolean waited = !wasOpen
                && pending(act.at())
                        .filter(coming -> coming.number() == act.concerns())
                        .map(held::remove)
                        .orElse(false);
        require(wasOpen || waited, act, "no such proposal is open, and no such approval waits for its time");
    }

    private void review(TrustAct act, String person) {
        Block block = Optional.ofNullable(blocks.get(act.concerns()))
                .orElseThrow(() -> broken(act, "nothing is blocked by that act"));
        require(!block.person().equals(person), act, "a second person must review, not the one who blocked");
        require(!act.subject().isEmpty() && !act.subject().contains(" "), act, "it decides neither KEEP nor LIFT");
        if (act.subject().equals(LIFT)) {
            blocks.remove(block.number());
        } else {
            blocks.put(
                    block.number(),
                    new Block(block.number(), block.subject(), block.person(), block.at(), block.reason(), true));
        }
    }

    private static void require(boolean holds, TrustAct act, String otherwise) {
        if (!holds) {
            throw broken(act, otherwise);
        }
    }

    private static BrokenTrust broken(TrustAct act, String why) {
        return new BrokenTrust("Act " + act.number() + " (" + act.kind() + ") does not hold: " + why);
    }

    public boolean isEmpty() {
        return number == 0;
    }

    /** The last act's number; 0 where there is none. */
    public long number() {
        return number;
    }

    /** The last act's digest, to which the next one is bound. */
    public Digest head() {
        return head;
    }

    /** The later of a clock's time and the last act's: clocks of a State's nodes differ a little. */
    public Instant notBeforeLast(Instant at) {
        return at.isBefore(last) ? last : at;
    }

    /** What holds at a time; throws {@link BrokenTrust} where nothing does. */
    public Held inForce(Instant at) {
        return held.stream()
                .filter(one -> !one.from().isAfter(at))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new BrokenTrust("Nothing was trusted at " + at));
    }

    /** What was approved and waits for its time. */
    public Optional<Held> pending(Instant at) {
        return held.stream().filter(one -> one.from().isAfter(at)).findFirst();
    }

    /** Every set of facts that ever held or will, in order. */
    public List<Held> held() {
        return List.copyOf(held);
    }

    public List<Proposal> open() {
        return List.copyOf(open.values());
    }

    public List<Block> blocks() {
        return List.copyOf(blocks.values());
    }
}
