package org.entente.trust.approval;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.entente.core.approval.Signatures;
import org.entente.core.content.Digest;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;

/**
 * Detached CMS signatures (RFC 5652) with one signer and that signer's certificate: what {@code openssl cms -verify}
 * checks too.
 *
 * <p>Says whose key signed, and nothing about who that is or whether the certificate is to be believed.
 */
public final class CmsSignatures implements Signatures {

    private static final int LARGEST = 64 * 1024;

    private final BouncyCastleProvider provider = new BouncyCastleProvider();

    /** Signs with a person's own key. */
    public byte[] sign(PrivateKey key, X509Certificate certificate, byte[] bytes) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(provider)
                    .build();
            var signer = new JcaContentSignerBuilder(algorithm(key))
                    .setProvider(provider)
                    .build(key);
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests).build(signer, certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return generator.generate(new CMSProcessableByteArray(bytes), false).getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | java.io.IOException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "An act cannot be signed with this key", broken);
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EdDSA", "Ed25519" -> "Ed25519";
            default -> "SHA256withECDSA";
        };
    }

    @Override
    public Optional<Digest> signer(byte[] bytes, byte[] signature) {
        if (signature.length == 0 || signature.length > LARGEST) {
            return Optional.empty();
        }
        try {
            var signed = new CMSSignedData(new CMSProcessableByteArray(bytes), signature);
            Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
            Collection<X509CertificateHolder> bearers = signed.getCertificates().getMatches(null);
            if (signers.size() != 1 || bearers.size() != 1) {
                return Optional.empty();
            }
            X509CertificateHolder bearer = bearers.iterator().next();
            return isBy(signers.iterator().next(), bearer)
                    ? Optional.of(Digest.of(bearer.getEncoded()))
                    : Optional.empty();
        } catch (CMSException | java.io.IOException | RuntimeException misshapen) {
            return Optional.empty(); // the libraries word bad bytes in many ways; none of them is a signature
        }
    }

    private boolean isBy(SignerInformation signer, X509CertificateHolder bearer) throws CMSException {
        try {
            return signer.getSID().match(bearer)
                    && signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(provider)
                            .build(bearer));
        } catch (OperatorCreationException | GeneralSecurityException unusable) {
            throw new CMSException("The key cannot verify", unusable);
        }
    }
}
