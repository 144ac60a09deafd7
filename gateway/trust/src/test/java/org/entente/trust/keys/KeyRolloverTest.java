package org.entente.trust.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.crypto.SecretKey;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.seal.KeyWrapping;
import org.entente.trust.seal.SuiteSignature;
import org.entente.trust.seal.WrappedKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Norland's keys give way to the next ones, certified by {@code openssl}; Sudland may change before it or after it. */
class KeyRolloverTest {

    private static final byte[] WORDS = {1, 2, 3};
    private static final StateCode NORLAND = new StateCode("QN");

    private final Clock clock = Clock.systemUTC();
    private final KeyWrapping wrapping = new KeyWrapping(new SecureRandom());
    private final SecretKey content = wrapping.newContentKey(Cipher.AES_128_GCM);

    @TempDir
    private Path home = Path.of("");

    private StateKeys norland;
    private AnAuthority authority;
    private KeyRollover rollover;

    @BeforeEach
    void makeNorland() {
        assumeTrue(isOpenSslThere(), "openssl is not on this machine");
        norland = PlayPki.in(home, clock, new SecureRandom())
                .make(List.of(PlayState.of("QN", "Norland")))
                .getFirst();
        authority = new AnAuthority(norland, home);
        rollover = KeyRollover.in(norland.folder(), clock);
    }

    private static boolean isOpenSslThere() {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void requestsAKeyOfEachKindOnceAndForTheSameSubject() {
        assertThat(rollover.request()).hasSize(7).allMatch(KeyRollover.Request::isNew);
        assertThat(rollover.request()).hasSize(7).noneMatch(KeyRollover.Request::isNew);
        assertThat(rollover.list())
                .filteredOn(key -> key.stands().equals("requested"))
                .hasSize(7);
        Path tls = norland.folder().resolve("next/tls.csr.pem");
        assertThat(AnAuthority.textOf(tls)).contains("Norland", "Subject Alternative Name", "DNS:localhost");
    }

    @Test
    void whatWasNotIssuedForANextKeyIsRefused() {
        rollover.request();
        X509Certificate current = authority.currentOf("tls");
        assertThatThrownBy(() -> rollover.take(current)).hasMessageContaining("none of the keys");
        X509Certificate forClients = authority.issues("tls", "clientAuth");
        assertThatThrownBy(() -> rollover.take(forClients)).hasMessageContaining("would not do as tls");
    }

    @Test
    void bothKeysCountWhileBothMayBeUsed() {
        PartnerCertificates before = asSudlandKnowsIt();
        rollover.request();
        for (String alias : List.of("tls", "signing", "rsa-signing", "rsa-encryption", "ec-signing", "ec-agreement")) {
            assertThat(rollover.take(authority.issues(alias))).isEqualTo(alias);
        }
        PartnerCertificates both = asSudlandKnowsIt();
        PublicKey oldKey = before.encryption(Suite.EDELIVERY_1_RSA).getPublicKey();
        PublicKey newKey = both.encryption(Suite.EDELIVERY_1_RSA).getPublicKey();
        assertThat(newKey).as("Sudland encrypts for the one that lasts longest").isNotEqualTo(oldKey);

        NodeKeys staged = NodeKeys.in(norland.folder());
        assertOpens(staged, oldKey);
        assertOpens(staged, newKey);
        assertThat(verifies(before, staged)).isTrue();
        assertThat(verifies(both, staged)).isTrue();

        assertThat(rollover.switchOver()).hasSize(6);
        NodeKeys switched = NodeKeys.in(norland.folder());
        assertOpens(switched, oldKey);
        assertOpens(switched, newKey);
        assertThat(verifies(both, switched)).isTrue();
        assertThat(verifies(before, switched))
                .as("who was handed nothing knows only the old one")
                .isFalse();
        assertThat(both.isTls(staged.tlsCertificate())).isTrue();
        assertThat(both.isTls(switched.tlsCertificate())).isTrue();

        assertThat(rollover.retire()).hasSize(6);
        NodeKeys retired = NodeKeys.in(norland.folder());
        assertOpens(retired, newKey);
        assertThat(opened(retired, oldKey)).isNotEqualTo(content);
        assertThat(asSudlandKnowsIt().isTls(staged.tlsCertificate())).isFalse();
        assertThat(rollover.list()).extracting(KeyRollover.Standing::stands).containsOnly("now", "requested");
    }

    @Test
    void aSwitchCanBeUndoneAndDoneAgain() {
        X509Certificate before = authority.currentOf("tls");
        rollover.request();
        X509Certificate after = authority.issues("tls");
        rollover.take(after);
        rollover.switchOver();
        var keys = NodeKeys.in(norland.folder());
        assertThat(keys.tlsCertificate()).isEqualTo(after);

        assertThat(rollover.switchBack()).containsExactly("tls");
        assertThat(keys.refresh()).isTrue();
        assertThat(keys.tlsCertificate()).isEqualTo(before);
        assertThat(rollover.ready()).containsExactly("tls");
        assertThat(keys.refresh()).as("nothing was written since").isFalse();

        assertThat(rollover.switchOver()).containsExactly("tls");
        keys.refresh();
        assertThat(keys.tlsCertificate()).isEqualTo(after);
    }

    private void assertOpens(NodeKeys keys, PublicKey closedFor) {
        assertThat(opened(keys, closedFor)).isEqualTo(content);
    }

    private SecretKey opened(NodeKeys keys, PublicKey closedFor) {
        WrappedKey closed = wrapping.wrap(Suite.EDELIVERY_1_RSA, closedFor, content);
        return keys.open(Suite.EDELIVERY_1_RSA, closed, 16);
    }

    private static boolean verifies(PartnerCertificates known, NodeKeys keys) {
        byte[] signature = keys.signing(Suite.EDELIVERY_2).sign(WORDS);
        return known.signer(Suite.EDELIVERY_2, keys.signing(Suite.EDELIVERY_2).certificate())
                .filter(signer -> SuiteSignature.verifies(Suite.EDELIVERY_2, signer.getPublicKey(), WORDS, signature))
                .isPresent();
    }

    /** What Norland hands to its partners at the moment. */
    private PartnerCertificates asSudlandKnowsIt() {
        return PartnerCertificates.in(NORLAND, norland.published().folder(), clock);
    }

    /** Norland's gateway authority, worked by openssl. */
    private record AnAuthority(StateKeys state, Path work) {

        X509Certificate issues(String alias) {
            return issues(alias, alias.equals("tls") ? "serverAuth,clientAuth" : "");
        }

        X509Certificate issues(String alias, String extendedUses) {
            String usage = alias.endsWith("agreement")
                    ? "keyAgreement"
                    : alias.endsWith("encryption") ? "keyEncipherment" : "digitalSignature";
            try {
                Path key = authorityKey();
                Path out = work.resolve(alias + ".issued.pem");
                Path extensions = Files.writeString(
                        work.resolve(alias + ".ext"),
                        "basicConstraints=critical,CA:FALSE\nkeyUsage=critical," + usage + "\n"
                                + (extendedUses.isEmpty() ? "" : "extendedKeyUsage=" + extendedUses + "\n")
                                + "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n");
                run(
                        "openssl",
                        "x509",
                        "-req",
                        "-in",
                        request(alias),
                        "-CA",
                        certificate("gateway-ca"),
                        "-CAkey",
                        key.toString(),
                        "-days",
                        "3000",
                        "-set_serial",
                        "0x" + Long.toHexString(System.nanoTime()),
                        "-extfile",
                        extensions.toString(),
                        "-copy_extensions",
                        "copy",
                        "-out",
                        out.toString());
                return read(out);
            } catch (IOException unwritable) {
                throw new AssertionError(unwritable);
            }
        }

        X509Certificate currentOf(String alias) {
            return read(state.folder().resolve("public").resolve(alias + ".crt.pem"));
        }

        private String request(String alias) {
            return state.folder().resolve("next").resolve(alias + ".csr.pem").toString();
        }

        private String certificate(String alias) {
            return state.folder().resolve("trust").resolve(alias + ".crt.pem").toString();
        }

        private Path authorityKey() {
            Path key = work.resolve("gateway-ca.key.pem");
            run(
                    "openssl",
                    "pkcs12",
                    "-in",
                    state.authorityFolder().resolve("gateway-ca.p12").toString(),
                    "-nodes",
                    "-nocerts",
                    "-passin",
                    "file:" + state.authorityFolder().resolve("passphrase"),
                    "-out",
                    key.toString());
            return key;
        }

        static String textOf(Path request) {
            return run("openssl", "req", "-in", request.toString(), "-noout", "-text");
        }

        private static X509Certificate read(Path file) {
            try (var in = Files.newInputStream(file)) {
                return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            } catch (IOException | CertificateException unreadable) {
                throw new AssertionError(unreadable);
            }
        }

        private static String run(String... command) {
            try {
                Process process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                process.getOutputStream().close();
                String said =
                        new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(said).isZero();
                return said;
            } catch (IOException missing) {
                throw new AssertionError(missing);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }
}
