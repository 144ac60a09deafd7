package org.entente.trust.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.trust.keys.KeyStoreFile.OwnKey;

/**
 * The next keys of a node, from their making to the end of those before: nothing is used before its certificate is
 * there, and what was encrypted for the last key still opens until that is retired.
 *
 * <p>The next keys lie in {@code next}, the last ones in {@code last}, both below the node's keys and under the same
 * passphrase. What is handed to partners, in {@code public}, names the next certificate from its import on, and the
 * last one until it is retired: so both are known on both sides while either may be used.
 */
public final class KeyRollover {

    static final String NEXT = "next";
    static final String LAST = "last";

    private static final String DATE = "switch-at";

    private static final List<String> ALIASES =
            List.of("tls", "signing", "agreement", "rsa-signing", "rsa-encryption", "ec-signing", "ec-agreement");

    private final KeyStoreFile current;
    private final KeyStoreFile next;
    private final KeyStoreFile last;
    private final OwnCertificates certificates;

    private KeyRollover(Path folder, Clock clock) {
        this.current = new KeyStoreFile(folder);
        this.next = current.beside(NEXT);
        this.last = current.beside(LAST);
        this.certificates = new OwnCertificates(folder, clock);
    }

    /** In the folder of a node's keys. */
    public static KeyRollover in(Path folder, Clock clock) {
        return new KeyRollover(folder, clock);
    }

    /**
     * One key of this node.
     *
     * @param stands {@code now}, {@code next}, {@code last}, or {@code requested} while the next has no certificate
     */
    public record Standing(String alias, String stands, String subject, Optional<Instant> until) {}

    /** What the State's authority is to certify: a PKCS#10 request, or a bare public key where the key cannot sign. */
    public record Request(String alias, Path file, boolean isNew, X509Certificate before) {}

    /** Makes a next key for each current one that has none yet, of the same kind and for the same subject. */
    public List<Request> request() {
        return ALIASES.stream()
                .flatMap(alias -> current.openIfThere(alias).map(key -> request(alias, key)).stream())
                .toList();
    }

    private Request request(String alias, OwnKey now) {
        boolean isNew = next.openIfThere(alias).isEmpty();
        Path file = next.folder().resolve(alias + (NewKey.signs(now.certificate()) ? ".csr.pem" : ".pub.pem"));
        if (isNew) {
            made(next.folder());
            KeyPair pair = NewKey.made(alias, now.certificate(), next.token());
            write(file, NewKey.request(pair, now.certificate()));
            write(
                    publicKey(next, alias),
                    NewKey.pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            next.save(alias, new OwnKey(pair.getPrivate(), now.chain())); // in place of the certificate to come
        }
        return new Request(alias, file, isNew, now.certificate());
    }

    /**
     * Takes a certificate that the State's authority issued for a next key.
     *
     * @return the alias of that key
     * @throws IllegalArgumentException where it is for no next key, or would not do for what the key is for
     */
    public String take(X509Certificate certificate) {
        byte[] certified = NewKey.pem("PUBLIC KEY", certificate.getPublicKey().getEncoded());
        String alias = ALIASES.stream()
                .filter(each -> Arrays.equals(read(publicKey(next, each)), certified))
                .findFirst()
                .orElseThrow(() -> refused("It certifies none of the keys that were requested"));
        if (!certificates.isGoodFor(alias, certificate)) {
            throw refused("It would not do as " + alias + ": path, dates, uses, algorithm or size of its key");
        }
        next.save(alias, new OwnKey(next.open(alias).key(), certificates.chain(certificate)));
        certificates.publish(alias, List.of(current.open(alias).certificate(), certificate));
        return alias;
    }

    /** The next keys that have their certificates. */
    public List<String> ready() {
        return ALIASES.stream().filter(this::isCertified).toList();
    }

    /** A certificate of this node, and the one that is to follow it. */
    public record Replacement(String alias, X509Certificate current, X509Certificate next) {}

    /** Of every next key that has its certificate. */
    public List<Replacement> replacements() {
        return ready().stream()
                .map(alias -> new Replacement(
                        alias,
                        current.open(alias).certificate(),
                        next.open(alias).certificate()))
                .toList();
    }

    /** Lets every next key that has its certificate take the place of the current one, which becomes the last. */
    public List<String> switchOver() {
        List<String> ready = ready();
        made(last.folder());
        for (String alias : ready) {
            last.save(alias, current.open(alias));
            current.save(alias, next.open(alias));
            remove(next.folder(), alias);
        }
        return ready;
    }

    /** Undoes {@link #switchOver()}: the last keys are current again, and what had taken their place is next again. */
    public List<String> switchBack() {
        List<String> switched = ALIASES.stream()
                .filter(alias -> last.openIfThere(alias).isPresent())
                .toList();
        for (String alias : switched) {
            OwnKey after = current.open(alias);
            next.save(alias, after);
            write(
                    publicKey(next, alias),
                    NewKey.pem("PUBLIC KEY", after.certificate().getPublicKey().getEncoded()));
            current.save(alias, last.open(alias));
            remove(last.folder(), alias);
        }
        return switched;
    }

    /** Forgets the last keys: what was encrypted for them opens no more, and partners are told of the current alone. */
    public List<String> retire() {
        List<String> ended = ALIASES.stream()
                .filter(alias -> last.openIfThere(alias).isPresent())
                .toList();
        for (String alias : ended) {
            certificates.publish(alias, List.of(current.open(alias).certificate()));
            remove(last.folder(), alias);
        }
        return ended;
    }

    /** Has the certified next keys take the place of the current ones at that time. */
    public void schedule(Instant date) {
        made(next.folder());
        write(next.folder().resolve(DATE), date.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** When the next keys are to take the place of the current ones. */
    public Optional<Instant> scheduled() {
        byte[] date = read(next.folder().resolve(DATE));
        try {
            return Optional.of(new String(date, StandardCharsets.US_ASCII).strip())
                    .filter(text -> !text.isEmpty())
                    .map(Instant::parse);
        } catch (DateTimeParseException misshapen) {
            throw new PermanentFault(FailureCode.BROKEN, "The date of a switch of keys is none", misshapen);
        }
    }

    /** Forgets the date. */
    public void unschedule() {
        try {
            Files.deleteIfExists(next.folder().resolve(DATE));
        } catch (IOException stays) {
            throw new UncheckedIOException("The date of a switch of keys cannot be removed", stays);
        }
    }

    /** Does this while no other node that has these keys does; not at all where another one is at it. */
    public void alone(Runnable work) {
        Path lock = current.folder().resolve("rollover.lock");
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(lock, options, KeyStoreFile.OWNER_ONLY);
                FileLock held = channel.tryLock()) {
            if (held != null) {
                work.run();
            }
        } catch (IOException unlockable) {
            throw new UncheckedIOException("The keys cannot be locked: " + lock, unlockable);
        }
    }

    /** Every key of this node, by alias. */
    public List<Standing> list() {
        List<Standing> all = new ArrayList<>();
        for (String alias : ALIASES) {
            last.openIfThere(alias).ifPresent(key -> all.add(standing(alias, LAST, key)));
            current.openIfThere(alias).ifPresent(key -> all.add(standing(alias, "now", key)));
            next.openIfThere(alias)
                    .ifPresent(key -> all.add(
                            isCertified(alias)
                                    ? standing(alias, NEXT, key)
                                    : new Standing(alias, "requested", "", Optional.empty())));
        }
        return all;
    }

    private static Standing standing(String alias, String stands, OwnKey key) {
        X509Certificate certificate = key.certificate();
        return new Standing(
                alias,
                stands,
                certificate.getSubjectX500Principal().getName(),
                Optional.of(certificate.getNotAfter().toInstant()));
    }

    private boolean isCertified(String alias) {
        return certified(next, alias).isPresent();
    }

    /** The next key of that alias, once its certificate is there. */
    static Optional<OwnKey> certified(KeyStoreFile next, String alias) {
        byte[] requested = read(publicKey(next, alias));
        return next.openIfThere(alias)
                .filter(key -> Arrays.equals(
                        requested,
                        NewKey.pem(
                                "PUBLIC KEY", key.certificate().getPublicKey().getEncoded())));
    }

    private static Path publicKey(KeyStoreFile next, String alias) {
        return next.folder().resolve(alias + ".key.pem");
    }

    private static void remove(Path folder, String alias) {
        try {
            for (String kind : List.of(".p12", ".token.pem", ".csr.pem", ".pub.pem", ".key.pem")) {
                Files.deleteIfExists(folder.resolve(alias + kind));
            }
        } catch (IOException stays) {
            throw new UncheckedIOException("A key cannot be removed in " + folder, stays);
        }
    }

    private static void made(Path folder) {
        try {
            Files.createDirectories(folder, NewKey.OWNER_FOLDER);
        } catch (IOException noPlace) {
            throw new UncheckedIOException("A folder for keys cannot be made: " + folder, noPlace);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A key's file cannot be read: " + file, unreadable);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.write(half, bytes);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            throw new UncheckedIOException("A key's file cannot be written: " + file, full);
        }
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(why);
    }
}
