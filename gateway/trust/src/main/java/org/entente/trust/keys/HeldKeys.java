package org.entente.trust.keys;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.keys.KeyStoreFile.OwnKey;
import org.entente.trust.seal.OwnSigner;

/**
 * A node's keys of one moment.
 *
 * @param opening by suite, the key that partners are to encrypt for first
 */
record HeldKeys(OwnKey tls, Map<Suite, Signer> signing, Map<Suite, List<OwnKey>> opening) {

    private static final Map<Suite, String> SIGNING = Map.of(
            Suite.EDELIVERY_2, "signing",
            Suite.EDELIVERY_1_RSA, "rsa-signing",
            Suite.EDELIVERY_2_P256, "ec-signing");
    private static final Map<Suite, String> OPENING = Map.of(
            Suite.EDELIVERY_2, "agreement",
            Suite.EDELIVERY_1_RSA, "rsa-encryption",
            Suite.EDELIVERY_2_P256, "ec-agreement");

    /** A key that signs, read once. */
    record Signer(OwnKey key, OwnSigner signer) {}

    /** Those that are used now. */
    static HeldKeys now(KeyStoreFile files) {
        return chosen(files, (alias, now) -> now);
    }

    /** Those that will be used: the next keys that are certified, in the place of the current ones. */
    static HeldKeys future(KeyStoreFile files) {
        KeyStoreFile next = files.beside(KeyRollover.NEXT);
        return chosen(files, (alias, now) -> KeyRollover.certified(next, alias).orElse(now));
    }

    private static HeldKeys chosen(KeyStoreFile files, BiFunction<String, OwnKey, OwnKey> choice) {
        OwnKey tls = choice.apply("tls", files.open("tls"));
        var signing = new EnumMap<Suite, Signer>(Suite.class);
        var opening = new EnumMap<Suite, List<OwnKey>>(Suite.class);
        SIGNING.forEach((suite, alias) -> current(files, suite, alias)
                .map(now -> choice.apply(alias, now))
                .ifPresent(key -> signing.put(suite, new Signer(key, OwnSigner.of(suite, key.key())))));
        OPENING.forEach((suite, alias) ->
                current(files, suite, alias).ifPresent(now -> opening.put(suite, opening(files, alias, now))));
        return new HeldKeys(tls, Map.copyOf(signing), Map.copyOf(opening));
    }

    /** Only a few partners want the keys on P-256. */
    private static Optional<OwnKey> current(KeyStoreFile files, Suite suite, String alias) {
        return suite == Suite.EDELIVERY_2_P256 ? files.openIfThere(alias) : Optional.of(files.open(alias));
    }

    /** During a rollover the next key opens already, and the last one still does: partners change when they do. */
    private static List<OwnKey> opening(KeyStoreFile files, String alias, OwnKey current) {
        return Stream.concat(
                        Stream.of(current),
                        Stream.of(KeyRollover.NEXT, KeyRollover.LAST)
                                .flatMap(folder -> files.beside(folder).openIfThere(alias).stream()))
                .toList();
    }

    /** When each of the files was written: other keys, another stamp. */
    static Map<Path, FileTime> stamp(KeyStoreFile files) {
        var stamp = new TreeMap<Path, FileTime>();
        for (KeyStoreFile each : List.of(files, files.beside(KeyRollover.NEXT), files.beside(KeyRollover.LAST))) {
            Stream.concat(SIGNING.values().stream(), Stream.concat(OPENING.values().stream(), Stream.of("tls")))
                    .forEach(alias -> each.written(alias).ifPresent(at -> stamp.put(each.file(alias), at)));
        }
        return stamp;
    }

    @Override
    public String toString() {
        return "HeldKeys[redacted]";
    }
}
