package org.entente.certsdev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.certsdev.files.KeyFile;
import org.entente.certsdev.files.OwnFolder;
import org.entente.certsdev.files.Pem;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.PlayPkiFault;
import org.entente.certsdev.issue.SeededRandom;

/**
 * The PKI of a play world: makes what is missing below one folder, keeps what is there, and exchanges public
 * certificates between all States.
 *
 * <p>Revokes nothing, renews nothing, deletes nothing: to begin afresh, delete a State's folder. Is for development and
 * demonstration; a State at work has a PKI of its own.
 */
public final class PlayPki {
    private final Path home;
    private final Clock clock;
    private final SeededRandom seed;

    private PlayPki(Path home, Clock clock, SeededRandom seed) {
        this.home = home;
        this.clock = clock;
        this.seed = seed;
    }

    /**
     * A PKI below this folder. All keys follow from 32 bytes drawn here from {@code random}, so a {@link
     * SeededRandom#ofPhrase seeded} one makes the same keys each time.
     */
    public static PlayPki in(Path home, Clock clock, SecureRandom random) {
        return new PlayPki(home, clock, SeededRandom.drawnFrom(random));
    }

    /** Finds what was made before; makes nothing, and fails when a State has no keys there. */
    public static List<StateKeys> open(Path home, List<PlayState> states) {
        return states.stream().map(state -> existing(home, state)).toList();
    }

    /** Makes all that is missing, and returns where everything lies, in the order of the States. */
    public List<StateKeys> make(List<PlayState> states) {
        requireDistinct(states, PlayState::code);
        requireDistinct(states, PlayState::folderName);
        states.parallelStream().forEach(state -> new StateMaker(keysOf(state), clock, seed).make());
        var made = states.stream().map(this::keysOf).toList();
        for (var giver : made) {
            made.stream().filter(taker -> !taker.equals(giver)).forEach(taker -> handOver(giver, taker));
        }
        return made;
    }

    /** The authorities of a State that was made here, to issue what a test needs. */
    public StateAuthorities authorities(PlayState state) {
        var keys = existing(home, state);
        return new StateAuthorities(
                load(keys, StateMaker.ROOT), load(keys, StateMaker.GATEWAYS), load(keys, StateMaker.AGENCIES));
    }

    /** The maker of bad certificates of a State that was made here. */
    public BadCertificateMaker badCertificates(PlayState state) {
        return new BadCertificateMaker(new StatePlans(state, clock), authorities(state), seed);
    }

    private StateKeys keysOf(PlayState state) {
        return new StateKeys(state, home.resolve(state.folderName()));
    }

    private static Authority load(StateKeys keys, String alias) {
        return new Authority(keys.authority(alias).load());
    }

    private static StateKeys existing(Path home, PlayState state) {
        var keys = new StateKeys(state, home.resolve(state.folderName()));
        var nodeFiles = Purpose.ofNodes().stream().map(keys::node);
        var clientFiles = keys.clients().stream().map(ClientFiles::key);
        Stream.concat(nodeFiles, clientFiles)
                .map(KeyFile::file)
                .filter(file -> !Files.exists(file))
                .findFirst()
                .ifPresent(missing -> {
                    throw new PlayPkiFault("The keys of " + state.name() + " are not complete: no " + missing);
                });
        return keys;
    }

    private static void handOver(StateKeys giver, StateKeys taker) {
        var from = giver.published();
        var to = taker.partner(giver.state());
        var folder = OwnFolder.at(to.folder());
        folder.follow(PublicFiles.ROOT, Pem.bytes(from.root()));
        folder.follow(PublicFiles.GATEWAYS, Pem.bytes(from.gatewayAuthority()));
        for (var purpose : Purpose.ofNodes()) {
            folder.follow(PublicFiles.nameOf(purpose), Pem.bytes(from.certificate(purpose)));
        }
    }

    private static void requireDistinct(List<PlayState> states, Function<PlayState, String> property) {
        var seen = new HashSet<String>();
        for (var state : states) {
            if (!seen.add(property.apply(state))) {
                throw new IllegalArgumentException("Two States are called '" + property.apply(state) + "'");
            }
        }
    }
}
