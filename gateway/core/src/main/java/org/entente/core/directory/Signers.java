package org.entente.core.directory;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.core.content.Digest;

/**
 * Who signs, and how many of them must.
 *
 * <p>The quorum is more than half, so that no two quorums can sign two directories without one person in both.
 *
 * @param certificates the SHA-256 of each signer's certificate
 */
public record Signers(Set<Digest> certificates, int quorum) {

    private static final int MOST = 50;

    public Signers {
        certificates = Set.copyOf(certificates);
        Wrong.unless(
                !certificates.isEmpty() && certificates.size() <= MOST, "there must be from 1 to " + MOST + " signers");
        Wrong.unless(
                quorum <= certificates.size() && 2 * quorum > certificates.size(),
                "the quorum of " + certificates.size() + " signers must be more than half of them, and at most all: "
                        + quorum + " is not");
    }

    /** How many of these signed; whoever signs twice counts once. */
    long count(Set<Digest> signed) {
        return certificates.stream().filter(signed::contains).count();
    }

    boolean isQuorum(Set<Digest> signed) {
        return count(signed) >= quorum;
    }

    /** In the order of their fingerprints, for those who compare. */
    public String words() {
        return quorum + " of "
                + new TreeSet<>(certificates.stream().map(Digest::hex).collect(Collectors.toSet()));
    }
}
