package org.entente.certsdev.issue;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * An authority that issues certificates as planned.
 *
 * <p>Does not judge the plan: it issues bad certificates as willingly as good ones. Does not remember what it issued;
 * serial numbers are unique because they are drawn from 127 bits.
 */
public final class Authority {
    private final Credential credential;

    public Authority(Credential credential) {
        this.credential = credential;
    }

    /** Makes an authority that stands on its own. */
    public static Authority root(CertificatePlan plan, SecureRandom random) {
        var pair = KeyKind.P256.draw(random);
        return new Authority(selfIssued(plan, pair, pair, random));
    }

    /** A certificate that names itself as its issuer, signed by its own key or by another. */
    public static Credential selfIssued(CertificatePlan plan, KeyPair pair, KeyPair signer, SecureRandom random) {
        var writer = new CertificateWriter(plan.subject(), signer);
        return new Credential(pair.getPrivate(), List.of(writer.write(plan, pair.getPublic(), random)));
    }

    /** Draws a key and certifies it. */
    public Credential issue(CertificatePlan plan, KeyKind kind, SecureRandom random) {
        return issue(plan, kind.draw(random), random);
    }

    /** Certifies a key that was drawn before. */
    public Credential issue(CertificatePlan plan, KeyPair pair, SecureRandom random) {
        var certificate = certify(plan, pair.getPublic(), random);
        return new Credential(pair.getPrivate(), below(certificate));
    }

    /** Certifies a key whose private half stays elsewhere, and which need not be able to sign a request (X25519). */
    public X509Certificate certify(CertificatePlan plan, PublicKey key, SecureRandom random) {
        return new CertificateWriter(certificate().getSubjectX500Principal(), credential.keyPair())
                .write(plan, key, random);
    }

    /** Makes an authority below this one. */
    public Authority issueAuthority(CertificatePlan plan, SecureRandom random) {
        return new Authority(issue(plan, KeyKind.P256, random));
    }

    public X509Certificate certificate() {
        return credential.certificate();
    }

    public Validity validity() {
        return new Validity(
                certificate().getNotBefore().toInstant(),
                certificate().getNotAfter().toInstant());
    }

    public Credential credential() {
        return credential;
    }

    private List<X509Certificate> below(X509Certificate certificate) {
        var above = credential.chain().stream().filter(one -> !isRoot(one));
        return Stream.concat(Stream.of(certificate), above).toList();
    }

    private static boolean isRoot(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
