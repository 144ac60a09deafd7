package org.entente.node.wiring;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.core.content.Digest;
import org.entente.core.content.KeyVault;
import org.entente.core.directory.DirectoryChain.Outcome;
import org.entente.core.directory.DirectoryChain.Seen;
import org.entente.core.directory.SignedDirectory;
import org.entente.core.directory.Signers;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.WordlessTrace;
import org.entente.node.config.DirectoryConfig;
import org.entente.node.config.NodeConfig;
import org.entente.node.directory.DirectoryFolder;
import org.entente.node.directory.DirectoryKeeper;
import org.entente.node.directory.DirectoryLimits;
import org.entente.node.directory.HeldAndListed;
import org.entente.node.directory.HeldAndListed.Held;
import org.entente.node.directory.NodeMemory;
import org.entente.node.doors.Callers;
import org.entente.node.doors.rest.DeskFinderDoor;
import org.entente.node.doors.rest.DirectoryDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the signed directory at the start and again and again; a node without one works all the same. */
final class Directories implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Directories.class);
    private static final Outcome NONE = new Outcome(Optional.empty(), List.of());

    private final Optional<DirectoryConfig> config;
    private final Optional<DirectoryKeeper> keeper;
    private final List<Held> partners;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("directory").factory());
    private Outcome said = NONE;

    Directories(NodeConfig config, List<Peer> partners, KeyVault vault, Clock clock) {
        this.config = Optional.ofNullable(config.directory());
        this.partners = partners.stream()
                .map(peer -> new Held(peer.partner(), peer.certificates().pinned()))
                .toList();
        this.clock = clock;
        this.keeper = this.config.map(given -> keeper(config, given, vault, clock));
    }

    private static DirectoryKeeper keeper(NodeConfig node, DirectoryConfig given, KeyVault vault, Clock clock) {
        DirectoryLimits limits = given.limits().asLimits();
        var signers = Certificates.fingerprints(given.signers()).stream()
                .map(Digest::new)
                .collect(Collectors.toSet());
        return new DirectoryKeeper(
                new DirectoryFolder(given.folder(), limits),
                new Signers(signers, given.quorum()),
                given.first(),
                new NodeMemory(node.state().home(), vault, limits),
                clock);
    }

    Servlet forAgencies(Callers callers, DoorBook book) {
        return new DeskFinderDoor(this::outcome, callers, clock).servlet(book);
    }

    Servlet forOperators(Callers callers, DoorBook book) {
        return new DirectoryDoor(this::outcome, this::differences, callers, clock).servlet(book);
    }

    private Outcome outcome() {
        return keeper.map(DirectoryKeeper::outcome).orElse(NONE);
    }

    private List<String> differences(SignedDirectory directory) {
        return HeldAndListed.differences(directory.document(), partners);
    }

    /** Looks once before the doors open, then in the background. */
    void start() {
        config.ifPresent(given -> {
            look();
            long pause = given.every().toMillis();
            var _ = thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        });
    }

    private void look() {
        try {
            keeper.map(DirectoryKeeper::look).ifPresent(this::say);
        } catch (RuntimeException unreadable) {
            LOG.error("The directory cannot be read: {}", WordlessTrace.of(unreadable));
        }
    }

    /** Only what is new, so that what stands for days does not fill the log. */
    private void say(Outcome now) {
        now.refused().stream()
                .filter(sentence -> !said.refused().contains(sentence))
                .forEach(sentence -> LOG.error("directory refused: {}", sentence));
        if (!now.current().map(Seen::of).equals(said.current().map(Seen::of))) {
            now.current().ifPresent(held -> {
                LOG.info("directory version={} digest={} is held", held.version(), held.digest());
                differences(held).forEach(sentence -> LOG.warn("directory differs: {}", sentence));
            });
        }
        said = now;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
