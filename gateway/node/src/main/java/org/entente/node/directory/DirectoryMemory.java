package org.entente.node.directory;

import java.util.Optional;
import org.entente.core.directory.DirectoryChain.Seen;
import org.entente.core.directory.SignedDirectory;

/** Remembers the highest version that was ever accepted, so that nobody brings back an older one. */
public interface DirectoryMemory {

    /** Throws {@code BrokenTrust} where somebody else changed it. */
    Optional<Seen> seen();

    /** A copy of the version that was seen, where one is kept. */
    Optional<SignedDirectory> kept(Seen seen);

    void remember(SignedDirectory directory);
}
