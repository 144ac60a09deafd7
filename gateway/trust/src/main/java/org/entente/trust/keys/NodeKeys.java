package org.entente.trust.keys;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.keys.KeyStoreFile.OwnKey;
import org.entente.trust.seal.GcmStreams;
import org.entente.trust.seal.KeyWrapping;
import org.entente.trust.seal.OwnSigner;
import org.entente.trust.seal.WrappedKey;

/**
 * The node's own keys: signs, opens what was closed for it, and shows certificates only.
 *
 * <p>Separate keys for TLS, signing and encryption (security.md item 33). Never hands out a private key beyond this
 * package.
 */
public final class NodeKeys {

    private final OwnKey tls;
    private final Map<Suite, OwnKey> signing = new EnumMap<>(Suite.class);
    private final Map<Suite, List<PrivateKey>> opening = new EnumMap<>(Suite.class);
    private final Map<Suite, OwnSigner> signers = new ConcurrentHashMap<>();
    private final KeyWrapping wrapping;
    private final GcmStreams streams;

    private NodeKeys(KeyStoreFile files, SecureRandom random) {
        this.tls = files.open("tls");
        signing.put(Suite.EDELIVERY_2, files.open("signing"));
        signing.put(Suite.EDELIVERY_1_RSA, files.open("rsa-signing"));
        files.openIfThere("ec-signing").ifPresent(key -> signing.put(Suite.EDELIVERY_2_P256, key));
        opening.put(Suite.EDELIVERY_2, opening(files, "agreement", files.open("agreement")));
        opening.put(Suite.EDELIVERY_1_RSA, opening(files, "rsa-encryption", files.open("rsa-encryption")));
        files.openIfThere("ec-agreement")
                .ifPresent(key -> opening.put(Suite.EDELIVERY_2_P256, opening(files, "ec-agreement", key)));
        this.wrapping = new KeyWrapping(random);
        this.streams = new GcmStreams(random);
    }

    /** During a rollover the next key opens already, and the last one still does: partners change when they do. */
    private static List<PrivateKey> opening(KeyStoreFile files, String alias, OwnKey current) {
        return Stream.concat(
                        Stream.of(current),
                        Stream.of(KeyRollover.NEXT, KeyRollover.LAST)
                                .flatMap(folder -> files.beside(folder).openIfThere(alias).stream()))
                .map(OwnKey::key)
                .toList();
    }

    /**
     * Opens {@code tls, signing, agreement, rsa-signing, rsa-encryption} in one folder, as certs-dev lays it out, and
     * {@code ec-signing, ec-agreement} where they are there: only a few partners want those.
     *
     * @throws org.entente.core.failure.PermanentFault when a file is missing or cannot be opened
     */
    public static NodeKeys in(Path folder) {
        return new NodeKeys(new KeyStoreFile(folder), new SecureRandom());
    }

    public X509Certificate signingCertificate(Suite suite) {
        return own(signing, suite).certificate();
    }

    public X509Certificate tlsCertificate() {
        return tls.certificate();
    }

    public byte[] sign(Suite suite, byte[] bytes) {
        OwnKey key = own(signing, suite);
        return signers.computeIfAbsent(suite, first -> OwnSigner.of(first, key.key()))
                .sign(bytes);
    }

    /** Opens a content key of {@code keyBytes}; a random one where it cannot be opened. */
    public SecretKey open(Suite suite, WrappedKey closed, int keyBytes) {
        return wrapping.unwrap(own(opening, suite), closed, keyBytes);
    }

    /** Makes and closes content keys for others. */
    public KeyWrapping wrapping() {
        return wrapping;
    }

    public GcmStreams streams() {
        return streams;
    }

    OwnKey tls() {
        return tls;
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
