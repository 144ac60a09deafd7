package org.entente.node.directory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.approval.BrokenTrust;
import org.entente.core.approval.Signatures;
import org.entente.core.content.Digest;
import org.entente.core.directory.DirectoryChain;
import org.entente.core.directory.DirectoryChain.Outcome;
import org.entente.core.directory.DirectoryChain.Seen;
import org.entente.core.directory.SignedDirectory;
import org.entente.core.directory.Signers;
import org.entente.trust.approval.CmsSignatures;

/** Holds the directory: takes a newer version when it is good, and keeps the one it has when it is not. */
public final class DirectoryKeeper {

    private final DirectoryFolder folder;
    private final Signers signers;
    private final long first;
    private final DirectoryMemory memory;
    private final Signatures signatures = new CmsSignatures();
    private final Clock clock;
    private volatile Outcome outcome = new Outcome(Optional.empty(), List.of());

    /** Takes the signers of version {@code first}; all later ones are named by the directory itself. */
    public DirectoryKeeper(DirectoryFolder folder, Signers signers, long first, DirectoryMemory memory, Clock clock) {
        this.folder = folder;
        this.signers = signers;
        this.first = first;
        this.memory = memory;
        this.clock = clock;
    }

    /** What is held, and what was refused when the folder was read last. */
    public Outcome outcome() {
        return outcome;
    }

    /** Who signed a version, by the name of the file; empty where the signature is none. */
    public Map<String, Optional<Digest>> signers(SignedDirectory version) {
        return version.signers(signatures);
    }

    /** Reads the folder again. */
    public synchronized Outcome look() {
        try {
            outcome = judged();
        } catch (BrokenTrust altered) {
            outcome = new Outcome(outcome.current(), List.of(altered.getMessage() + "."));
        }
        return outcome;
    }

    private Outcome judged() {
        Optional<SignedDirectory> held = outcome.current();
        Optional<Seen> seen = held.map(Seen::of).or(memory::seen);
        Optional<SignedDirectory> kept = held.or(() -> seen.flatMap(memory::kept));
        DirectoryFolder.Reading reading = folder.from(
                seen.map(last -> Math.min(last.version(), folder.highest())).orElse(first));
        Outcome judged = DirectoryChain.judge(
                new DirectoryChain.Start(signers, first, seen, kept), reading.versions(), signatures, clock.instant());
        judged.current().filter(now -> !seen.equals(Optional.of(Seen.of(now)))).ifPresent(memory::remember);
        var refused = new ArrayList<>(reading.unreadable());
        refused.addAll(judged.refused());
        return new Outcome(judged.current(), refused);
    }
}
