package org.entente.certsdev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import javax.crypto.KeyAgreement;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.entente.certsdev.files.KeyFile;
import org.entente.certsdev.files.Pem;
import org.entente.certsdev.issue.KeyKind;
import org.entente.certsdev.issue.SeededRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
class GoodCertificatesTest {
    private PlayPki pki;
    private StateKeys norland;
    private StateKeys sudland;

    @BeforeAll
    void makeTwoStates(@TempDir Path home) {
        pki = PlayWorld.seeded(home, "good certificates");
        var made = pki.make(PlayWorld.BOTH);
        norland = made.getFirst();
        sudland = made.getLast();
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void passPathValidationFromTheirOwnRoot(Purpose purpose) throws GeneralSecurityException {
        var credential = keyFile(purpose).load();

        var refusal = Path5280.from(root(norland)).refusal(credential);

        assertThat(refusal).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void failPathValidationFromTheRootOfAnotherState(Purpose purpose) throws GeneralSecurityException {
        var credential = keyFile(purpose).load();

        var refusal = Path5280.from(root(sudland)).refusal(credential);

        assertThat(refusal).contains(PKIXReason.NO_TRUST_ANCHOR);
    }

    @Test
    void endAfterTwoYearsLessTheHourTheyAreDatedBack() throws GeneralSecurityException {
        var credential = norland.node(Purpose.TLS).load();
        var end = Instant.parse("2028-03-01T11:00:00Z");

        var before = Path5280.from(root(norland)).at(end.minusSeconds(1)).refusal(credential);
        var after = Path5280.from(root(norland)).at(end.plusSeconds(1)).refusal(credential);

        assertThat(before).isEmpty();
        assertThat(after).contains(BasicReason.EXPIRED);
    }

    @Test
    void comeFromARootThatLastsTenYears() {
        var root = root(norland);

        assertThat(root.getNotBefore().toInstant()).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(root.getNotAfter().toInstant())
                .isEqualTo(PlayWorld.NOW
                        .atOffset(ZoneOffset.UTC)
                        .minusHours(1)
                        .plus(Period.ofYears(10))
                        .toInstant());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void sayWhatTheirPurposeAllows(Purpose purpose) throws GeneralSecurityException {
        var certificate = new JcaX509CertificateHolder(keyFile(purpose).load().certificate());

        assertThat(List.of(certificate.getExtensions().getCriticalExtensionOIDs()))
                .containsExactlyInAnyOrder(Extension.basicConstraints, Extension.keyUsage);
        assertThat(certificate.getExtension(Extension.subjectKeyIdentifier)).isNotNull();
        assertThat(certificate.getExtension(Extension.authorityKeyIdentifier)).isNotNull();
        assertThat(certificate.getExtension(Extension.extendedKeyUsage) != null)
                .isEqualTo(purpose == Purpose.TLS || purpose == Purpose.CLIENT);
    }

    @Test
    void nameTheHostAndTheAgency() throws GeneralSecurityException {
        var tls = norland.node(Purpose.TLS).load().certificate();
        var fiu = norland.client(new PlayAgency("FIU")).key().load().certificate();

        assertThat(tls.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("localhost", "gateway.norland.example", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(fiu.getSubjectX500Principal().getName()).isEqualTo("CN=Norland FIU,OU=FIU,O=Norland,C=QN");
        assertThat(fiu.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("urn:entente:agency:QN:FIU");
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"SIGNING", "RSA_SIGNING", "EC_SIGNING"})
    void verifyWhatTheirKeySigned(Purpose purpose) throws GeneralSecurityException {
        var algorithm = switch (purpose.keyKind()) {
            case ED25519 -> "Ed25519";
            case P256 -> "SHA256withECDSA";
            case RSA_3072 -> "SHA256withRSA";
            case X25519, RSA_1024 -> throw new IllegalArgumentException("cannot sign: " + purpose);
        };
        var signer = Signature.getInstance(algorithm);
        signer.initSign(norland.node(purpose).load().privateKey());
        signer.update("a word".getBytes(UTF_8));
        var signature = signer.sign();

        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(sudland.partner(PlayWorld.NORLAND).read(purpose));
        verifier.update("a word".getBytes(UTF_8));

        assertThat(verifier.verify(signature)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"AGREEMENT", "EC_AGREEMENT"})
    void agreeOnOneSecretFromBothSides(Purpose purpose) throws GeneralSecurityException {
        var algorithm = purpose == Purpose.AGREEMENT ? "X25519" : "ECDH";
        var here = KeyAgreement.getInstance(algorithm);
        here.init(norland.node(purpose).load().privateKey());
        here.doPhase(norland.partner(PlayWorld.SUDLAND).read(purpose).getPublicKey(), true);

        var there = KeyAgreement.getInstance(algorithm);
        there.init(sudland.node(purpose).load().privateKey());
        there.doPhase(sudland.partner(PlayWorld.NORLAND).read(purpose).getPublicKey(), true);

        assertThat(here.generateSecret()).isEqualTo(there.generateSecret());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void openInBouncyCastleToo(Purpose purpose) throws GeneralSecurityException, IOException {
        var file = keyFile(purpose);
        var store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        try (var in = Files.newInputStream(file.file())) {
            store.load(in, file.passphrase());
        }

        var key = store.getKey(file.alias(), file.passphrase());

        assertThat(key.getEncoded()).isNotEmpty();
        assertThat(store.getCertificateChain(file.alias()))
                .extracting(one -> ((X509Certificate) one).getSerialNumber())
                .containsExactlyElementsOf(file.load().chain().stream()
                        .map(X509Certificate::getSerialNumber)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void lieEncryptedWithAes(Purpose purpose) throws IOException {
        var bytes = Files.readAllBytes(keyFile(purpose).file());

        var pfx = new PKCS12PfxPdu(bytes);

        assertThat(pfx.hasMac()).isTrue();
        assertThat(occurrences(bytes, PKCSObjectIdentifiers.id_PBES2.getEncoded()))
                .isEqualTo(2);
        assertThat(occurrences(bytes, NISTObjectIdentifiers.id_aes256_CBC.getEncoded()))
                .isEqualTo(2);
    }

    @Test
    void lieBesideTheirKeysAsPemForCurl() throws IOException {
        var fiu = norland.client(new PlayAgency("FIU"));

        assertThat(Pem.read(fiu.certificatePem())).isEqualTo(fiu.key().load().chain());
        assertThat(fiu.keyPem()).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(Pem.read(fiu.trustedPem()))
                .isEqualTo(List.of(
                        root(norland),
                        Pem.read(norland.trust().gatewayAuthority()).getFirst()));
    }

    @Test
    void areIssuedForAKeyThatLiesElsewhere() throws GeneralSecurityException {
        var gateways = pki.authorities(PlayWorld.NORLAND).gateways();
        var pair = KeyKind.X25519.draw(SeededRandom.ofPhrase("elsewhere"));
        var plan = new StatePlans(PlayWorld.NORLAND, PlayWorld.CLOCK).node(Purpose.AGREEMENT);

        var certificate = gateways.certify(plan, pair.getPublic(), SeededRandom.ofPhrase("serial"));

        assertThat(certificate.getPublicKey()).isEqualTo(pair.getPublic());
        assertThat(Path5280.from(root(norland)).refusal(List.of(certificate, gateways.certificate())))
                .isEmpty();
    }

    @Test
    void areSignedAlikeForTheSameContentOnly() {
        var gateways = pki.authorities(PlayWorld.NORLAND).gateways();
        var pair = KeyKind.P256.draw(SeededRandom.ofPhrase("elsewhere"));
        var plans = new StatePlans(PlayWorld.NORLAND, PlayWorld.CLOCK);

        var first = gateways.certify(plans.node(Purpose.TLS), pair.getPublic(), SeededRandom.ofPhrase("serial"));
        var second = gateways.certify(plans.node(Purpose.TLS), pair.getPublic(), SeededRandom.ofPhrase("serial"));
        var other = gateways.certify(plans.node(Purpose.EC_SIGNING), pair.getPublic(), SeededRandom.ofPhrase("serial"));

        assertThat(second.getSignature()).isEqualTo(first.getSignature());
        assertThat(nonceOf(other)).isNotEqualTo(nonceOf(first));
    }

    @Test
    void tellNothingSecretWhenPrinted() {
        var credential = norland.node(Purpose.SIGNING).load();

        assertThat(credential)
                .asString()
                .startsWith("Credential[CN=Norland gateway signing")
                .doesNotContain("privateKey");
    }

    private KeyFile keyFile(Purpose purpose) {
        return purpose == Purpose.CLIENT ? norland.client(new PlayAgency("FIU")).key() : norland.node(purpose);
    }

    private static X509Certificate root(StateKeys keys) {
        return Pem.read(keys.trust().root()).getFirst();
    }

    /** The first half of an ECDSA signature, which shows whether two were made with one nonce. */
    private static ASN1Encodable nonceOf(X509Certificate certificate) {
        return ASN1Sequence.getInstance(certificate.getSignature()).getObjectAt(0);
    }

    private static int occurrences(byte[] bytes, byte[] part) {
        var count = 0;
        for (var i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                count++;
            }
        }
        return count;
    }
}
