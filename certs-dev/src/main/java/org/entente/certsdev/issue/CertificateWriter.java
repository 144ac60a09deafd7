package org.entente.certsdev.issue;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/** Writes planned certificates in one issuer's name (RFC 5280 §4). */
final class CertificateWriter {
    private static final int SERIAL_BITS = 127;
    /** An identifier from the UUID arc (ITU-T X.667), which no software can know. */
    private static final ASN1ObjectIdentifier UNHEARD_OF =
            new ASN1ObjectIdentifier("2.25.218331064915318425971873426411047512019");

    private final X500Principal issuer;
    private final KeyPair issuerKeys;

    CertificateWriter(X500Principal issuer, KeyPair issuerKeys) {
        this.issuer = issuer;
        this.issuerKeys = issuerKeys;
    }

    X509Certificate write(CertificatePlan plan, PublicKey key, SecureRandom random) {
        try {
            var serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    serial,
                    Date.from(plan.validity().from()),
                    Date.from(plan.validity().until()),
                    plan.subject(),
                    key);
            addKeyIdentifiers(builder, key);
            switch (plan.standing()) {
                case Standing.Leaf leaf -> addLeaf(builder, leaf);
                case Standing.Issuing issuing -> addIssuing(builder, issuing, plan.quirks());
            }
            if (plan.quirks().contains(Quirk.UNKNOWN_CRITICAL_EXTENSION)) {
                builder.addExtension(UNHEARD_OF, true, DERNull.INSTANCE);
            }
            return sign(builder, plan.quirks().contains(Quirk.SHA1_SIGNATURE));
        } catch (GeneralSecurityException | IOException e) {
            throw new PlayPkiFault("Cannot issue a certificate for " + plan.subject(), e);
        }
    }

    private X509Certificate sign(X509v3CertificateBuilder builder, boolean sha1) throws GeneralSecurityException {
        var signer = new IssuerSignature(issuerKeys.getPrivate(), sha1);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private void addKeyIdentifiers(X509v3CertificateBuilder builder, PublicKey key)
            throws GeneralSecurityException, IOException {
        var identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
    }

    private static void addLeaf(X509v3CertificateBuilder builder, Standing.Leaf leaf) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, keyUsage(leaf.keyUses()));
        if (!leaf.extendedUses().isEmpty()) {
            var purposes = leaf.extendedUses().stream()
                    .sorted()
                    .map(use -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(use.identifier())))
                    .toArray(KeyPurposeId[]::new);
            // RFC 3161 §2.3 wants it critical for a time-stamp authority, and nobody else minds it otherwise.
            boolean critical = leaf.extendedUses().contains(ExtendedUse.TIME_STAMPING);
            builder.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes));
        }
        if (leaf.extendedUses().contains(ExtendedUse.OCSP_SIGNING)) {
            builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
        if (!leaf.names().isEmpty()) {
            builder.addExtension(Extension.subjectAlternativeName, false, generalNames(leaf.names()));
        }
    }

    private static void addIssuing(X509v3CertificateBuilder builder, Standing.Issuing issuing, Set<Quirk> quirks)
            throws IOException {
        var constraints = quirks.contains(Quirk.DENIES_BEING_AUTHORITY)
                ? new BasicConstraints(false)
                : new BasicConstraints(issuing.pathLength());
        builder.addExtension(Extension.basicConstraints, true, constraints);
        builder.addExtension(
                Extension.keyUsage, true, keyUsage(Set.of(KeyUse.CERTIFICATE_SIGNING, KeyUse.CRL_SIGNING)));
        if (!issuing.permitted().isAll()) {
            builder.addExtension(Extension.nameConstraints, true, nameConstraints(issuing.permitted()));
        }
    }

    private static KeyUsage keyUsage(Set<KeyUse> uses) {
        return new KeyUsage(uses.stream().mapToInt(KeyUse::bit).reduce(0, (left, right) -> left | right));
    }

    private static GeneralNames generalNames(AlternativeNames names) {
        var hosts = names.hosts().stream().map(host -> new GeneralName(GeneralName.dNSName, host));
        var addresses = names.addresses().stream().map(address -> new GeneralName(GeneralName.iPAddress, address));
        var identifiers = names.identifiers().stream()
                .map(uri -> new GeneralName(GeneralName.uniformResourceIdentifier, uri.toString()));
        return new GeneralNames(
                Stream.of(hosts, addresses, identifiers).flatMap(one -> one).toArray(GeneralName[]::new));
    }

    private static NameConstraints nameConstraints(Standing.PermittedNames permitted) {
        var subjects = permitted.subjects().stream()
                .map(subject -> new GeneralName(X500Name.getInstance(subject.getEncoded())));
        var hosts = permitted.hosts().stream().map(host -> new GeneralName(GeneralName.dNSName, host));
        var blocks = permitted.addressBlocks().stream().map(block -> new GeneralName(GeneralName.iPAddress, block));
        var permittedTrees = Stream.of(subjects, hosts, blocks)
                .flatMap(one -> one)
                .map(GeneralSubtree::new)
                .toArray(GeneralSubtree[]::new);
        return new NameConstraints(permittedTrees, null);
    }
}
