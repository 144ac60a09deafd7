package org.entente.core.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.core.approval.Signatures;
import org.entente.core.content.Digest;

/**
 * Which of the versions at hand is the directory: the last one that a chain of quorums leads to, never an older
 * one than was seen before.
 *
 * <p>A new set of signers comes in by the quorum of the old one and of its own, as a root of The Update Framework does
 * (TUF 1.0.33, section 5.3). Reads no file and asks nobody.
 */
public final class DirectoryChain {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Start start;
    private final Signatures signatures;
    private final Instant now;
    private final List<String> refused = new ArrayList<>();

    private DirectoryChain(Start start, Signatures signatures, Instant now) {
        this.start = start;
        this.signatures = signatures;
        this.now = now;
    }

    /**
     * Where the chain begins.
     *
     * @param signers of version {@code first}
     * @param seen the highest version that was ever accepted here
     * @param kept a copy of that version, where it was kept apart from what lies at hand
     */
    public record Start(Signers signers, long first, Optional<Seen> seen, Optional<SignedDirectory> kept) {}

    /** A version by number and digest. */
    public record Seen(long version, Digest digest) {
        public static Seen of(SignedDirectory directory) {
            return new Seen(directory.version(), directory.digest());
        }
    }

    /**
     * What came of it.
     *
     * @param refused one sentence for each thing that was not taken; none when everything at hand holds together
     */
    public record Outcome(Optional<SignedDirectory> current, List<String> refused) {
        public Outcome {
            refused = List.copyOf(refused);
        }
    }

    /** Throws nothing: what is wrong is said in the outcome. */
    public static Outcome judge(Start start, List<SignedDirectory> atHand, Signatures signatures, Instant now) {
        var chain = new DirectoryChain(start, signatures, now);
        return new Outcome(chain.newest(atHand), chain.refused);
    }

    private Optional<SignedDirectory> newest(List<SignedDirectory> atHand) {
        Optional<SignedDirectory> begin =
                start.seen().isPresent() ? seenAgain(start.seen().get(), atHand) : firstOf(atHand);
        if (begin.isEmpty()) {
            return begin;
        }
        SignedDirectory held = begin.get();
        Optional<SignedDirectory> current = start.seen().isPresent() || isInTime(held) ? begin : Optional.empty();
        Optional<SignedDirectory> next = after(held, atHand);
        while (next.isPresent()) {
            held = next.get();
            current = isInTime(held) ? next : current;
            next = after(held, atHand);
        }
        if (!isInTime(held)) {
            refused.add("Version %d ended on %s: the signers must issue a new one."
                    .formatted(held.version(), held.document().validUntil()));
        }
        return current;
    }

    private Optional<SignedDirectory> seenAgain(Seen seen, List<SignedDirectory> atHand) {
        List<SignedDirectory> same =
                atHand.stream().filter(one -> one.version() == seen.version()).toList();
        same.stream()
                .filter(one -> !one.digest().equals(seen.digest()))
                .forEach(other -> refused.add(("Version %d is another one than was seen before (%s, and now %s): "
                                + "its signers signed two, or somebody exchanged it.")
                        .formatted(seen.version(), seen.digest(), other.digest())));
        Optional<SignedDirectory> again = Stream.concat(start.kept().stream(), atHand.stream())
                .filter(one -> Seen.of(one).equals(seen))
                .findFirst();
        long highest = atHand.stream().mapToLong(SignedDirectory::version).max().orElse(0);
        if (highest < seen.version()) {
            refused.add(
                    "Version %d was seen before, and now the newest is %s: somebody brought back an older directory."
                            .formatted(seen.version(), highest == 0 ? "none" : "version " + highest));
        } else if (same.isEmpty() && again.isEmpty()) {
            refused.add("Version %d, which was seen before, is not at hand, so that version %d cannot be joined to it."
                    .formatted(seen.version(), highest));
        }
        return again;
    }

    private Optional<SignedDirectory> firstOf(List<SignedDirectory> atHand) {
        Optional<SignedDirectory> first =
                atHand.stream().filter(one -> one.version() == start.first()).findFirst();
        if (first.isEmpty()) {
            refused.add(
                    "Version %d, with which the chain of signatures begins, is not at hand.".formatted(start.first()));
        }
        return first.filter(one -> isSigned(one, start.signers()));
    }

    private Optional<SignedDirectory> after(SignedDirectory held, List<SignedDirectory> atHand) {
        long number = held.version() + 1;
        List<SignedDirectory> candidates =
                atHand.stream().filter(one -> one.version() == number).toList();
        if (candidates.isEmpty()) {
            atHand.stream()
                    .mapToLong(SignedDirectory::version)
                    .filter(version -> version > number)
                    .max()
                    .ifPresent(version -> refused.add(("Version %d cannot be joined to version %d: "
                                    + "version %d is not at hand, and no version may be left out.")
                            .formatted(version, held.version(), number)));
        }
        return candidates.stream().filter(one -> follows(one, held)).findFirst();
    }

    private boolean follows(SignedDirectory candidate, SignedDirectory held) {
        if (!candidate.document().previous().equals(held.digest())) {
            refused.add("Version %d follows another version %d than the one that is held: it names %s, and held is %s."
                    .formatted(
                            candidate.version(),
                            held.version(),
                            candidate.document().previous(),
                            held.digest()));
            return false;
        }
        return isSigned(candidate, held.document().next());
    }

    /** By the quorum of those whose turn it is, and by that of its own where it names others. */
    private boolean isSigned(SignedDirectory candidate, Signers due) {
        if (candidate.document().issued().isAfter(now.plus(SKEW))) {
            refused.add("Version %d is dated %s, which is not yet: compare the clocks."
                    .formatted(candidate.version(), candidate.document().issued()));
            return false;
        }
        Set<Digest> signed = candidate.signed(signatures);
        if (!due.isQuorum(signed)) {
            refused.add("Version %d is signed by %d of its %d signers, and %d must sign."
                    .formatted(
                            candidate.version(),
                            due.count(signed),
                            due.certificates().size(),
                            due.quorum()));
            return false;
        }
        Signers own = candidate.document().next();
        if (!own.isQuorum(signed)) {
            refused.add(
                    "Version %d brings new signers, and %d of these %d signed it; %d of them must, beside the old ones."
                            .formatted(
                                    candidate.version(),
                                    own.count(signed),
                                    own.certificates().size(),
                                    own.quorum()));
            return false;
        }
        return true;
    }

    private boolean isInTime(SignedDirectory directory) {
        return directory.document().validUntil().isAfter(now);
    }
}
