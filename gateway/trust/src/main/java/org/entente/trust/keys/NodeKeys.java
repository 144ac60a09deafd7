package org.entente.trust.keys;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.keys.HeldKeys.Signer;
import org.entente.trust.keys.KeyStoreFile.OwnKey;
import org.entente.trust.path.UseBook;
import org.entente.trust.path.UseBook.Place;
import org.entente.trust.seal.GcmStreams;
import org.entente.trust.seal.KeyWrapping;
import org.entente.trust.seal.TokenKey;
import org.entente.trust.seal.WrappedKey;

/**
 * The node's own keys: signs, opens what was closed for it, and shows certificates only.
 *
 * <p>Separate keys for TLS, signing and encryption (security.md item 33). Never hands out a private key beyond this
 * package. Keys can be switched while all of it goes on: who began with one ends with it.
 */
public final class NodeKeys {

    private final KeyStoreFile files;
    private final Function<KeyStoreFile, HeldKeys> choice;
    private final UseBook uses;
    private final KeyWrapping wrapping;
    private final GcmStreams streams;
    private volatile HeldKeys held;
    private volatile HeldKeys before;
    private Map<Path, FileTime> stamp;

    private NodeKeys(Path folder, Function<KeyStoreFile, HeldKeys> choice, Clock clock) {
        var random = new SecureRandom();
        this.files = new KeyStoreFile(folder);
        this.choice = choice;
        this.uses = new UseBook(clock);
        this.wrapping = new KeyWrapping(random);
        this.streams = new GcmStreams(random);
        this.stamp = HeldKeys.stamp(files);
        this.held = choice.apply(files);
        this.before = held;
    }

    /**
     * Opens {@code tls, signing, agreement, rsa-signing, rsa-encryption} in one folder, as certs-dev lays it out, and
     * {@code ec-signing, ec-agreement} where they are there: only a few partners want those.
     *
     * @throws org.entente.core.failure.PermanentFault when a file is missing or cannot be opened
     */
    public static NodeKeys in(Path folder) {
        return in(folder, Clock.systemUTC());
    }

    /** The same, by a clock that dates when each was used last. */
    public static NodeKeys in(Path folder, Clock clock) {
        return new NodeKeys(folder, HeldKeys::now, clock);
    }

    /** The keys as they will be: the next ones that are certified sign and show themselves in place of the current. */
    public static NodeKeys future(Path folder, Clock clock) {
        return new NodeKeys(folder, HeldKeys::future, clock);
    }

    /**
     * Takes up what lies in the folder now, where anything was written there since.
     *
     * @return whether it was
     * @throws org.entente.core.failure.PermanentFault when a file is missing or cannot be opened; then nothing changes
     * @throws org.entente.core.failure.TemporaryFault when the token with the TLS key is away
     */
    public synchronized boolean refresh() {
        if (held.tls().key() instanceof TokenKey atToken) {
            atToken.look(); // a handshake cannot ask for another handle itself
        }
        Map<Path, FileTime> now = HeldKeys.stamp(files);
        if (now.equals(stamp)) {
            return false;
        }
        HeldKeys read = choice.apply(files);
        before = held;
        held = read;
        stamp = now;
        return true;
    }

    /** What signs under one suite: certificate and key stay together, whatever is switched meanwhile. */
    public Signing signing(Suite suite) {
        return new Signing(own(held.signing(), suite), uses);
    }

    /** A key that signs, and its certificate. */
    public static final class Signing {

        private final Signer signer;
        private final UseBook uses;

        private Signing(Signer signer, UseBook uses) {
            this.signer = signer;
            this.uses = uses;
        }

        public X509Certificate certificate() {
            return signer.key().certificate();
        }

        public byte[] sign(byte[] bytes) {
            uses.note(Place.SIGNING, certificate());
            return signer.signer().sign(bytes);
        }
    }

    public X509Certificate tlsCertificate() {
        return held.tls().certificate();
    }

    /** Opens a content key of {@code keyBytes}; a random one where it cannot be opened. */
    public SecretKey open(Suite suite, WrappedKey closed, int keyBytes) {
        List<OwnKey> own = own(held.opening(), suite);
        KeyWrapping.Opened opened =
                wrapping.unwrap(own.stream().map(OwnKey::key).toList(), closed, keyBytes);
        opened.by().ifPresent(by -> uses.note(Place.DECRYPTION, own.get(by).certificate()));
        return opened.key();
    }

    /** Makes and closes content keys for others. */
    public KeyWrapping wrapping() {
        return wrapping;
    }

    public GcmStreams streams() {
        return streams;
    }

    /** How often each own certificate was used, and where. */
    public UseBook uses() {
        return uses;
    }

    OwnKey tls() {
        return held.tls();
    }

    /** The key of that name, of those now and before: a handshake may have begun before a switch. */
    Optional<OwnKey> tls(String name) {
        return Stream.of(held, before)
                .map(HeldKeys::tls)
                .filter(key -> key.name().equals(name))
                .findFirst();
    }

    private static <T> T own(Map<Suite, T> keys, Suite suite) {
        T key = keys.get(suite);
        if (key == null) {
            throw new PermanentFault(FailureCode.BROKEN, "This node has no key for " + suite);
        }
        return key;
    }

    @Override
    public String toString() {
        return "NodeKeys[redacted]";
    }
}
