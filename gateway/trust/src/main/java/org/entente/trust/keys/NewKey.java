package org.entente.trust.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.trust.seal.TokenKey;

/** A key of the same kind as one before, and what asks an authority to certify it. */
final class NewKey {

    static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final String AGREES = "XDH";
    private static final ASN1ObjectIdentifier NAMES = Extension.subjectAlternativeName;

    private NewKey() {}

    /** Whether a key of this certificate's kind can sign its own request; an X25519 key cannot. */
    static boolean signs(X509Certificate before) {
        return !AGREES.equals(before.getPublicKey().getAlgorithm())
                && !"X25519".equals(before.getPublicKey().getAlgorithm());
    }

    /** In the token, where there is one and it can have such a key. */
    static KeyPair made(String alias, X509Certificate before, Optional<Token> token) {
        return token.filter(ignored -> Token.takes(before))
                .map(there -> there.make(alias, before))
                .map(made -> new KeyPair(made.shown(), made.key()))
                .orElseGet(() -> like(before, Optional.empty()));
    }

    /** Made by that provider, or by the JDK. */
    static KeyPair like(X509Certificate before, Optional<Provider> maker) {
        PublicKey key = before.getPublicKey();
        String kind = switch (key.getAlgorithm()) {
            case "EdDSA", "Ed25519" -> "Ed25519";
            case AGREES, "X25519" -> "X25519";
            default -> key.getAlgorithm();
        };
        try {
            KeyPairGenerator generator = maker.isPresent()
                    ? KeyPairGenerator.getInstance(kind, maker.get())
                    : KeyPairGenerator.getInstance(kind);
            if (key instanceof RSAPublicKey rsa) {
                generator.initialize(rsa.getModulus().bitLength());
            } else if (key instanceof ECPublicKey curve) {
                generator.initialize(curve.getParams());
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unknown) {
            throw new PermanentFault(FailureCode.BROKEN, "No key can be made like the one before", unknown);
        }
    }

    /** PKCS#10 (RFC 2986) with the subject and the names of the certificate before; else the public key alone. */
    static byte[] request(KeyPair pair, X509Certificate before) {
        if (!signs(before)) {
            return pem("PUBLIC KEY", pair.getPublic().getEncoded());
        }
        try {
            var holder = new JcaX509CertificateHolder(before);
            var builder = new JcaPKCS10CertificationRequestBuilder(
                    X500Name.getInstance(before.getSubjectX500Principal().getEncoded()), pair.getPublic());
            Extension names = holder.getExtension(NAMES);
            if (names != null) {
                builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new Extensions(names));
            }
            var signer = new JcaContentSignerBuilder(algorithm(pair)).build(handle(pair.getPrivate()));
            return pem("CERTIFICATE REQUEST", builder.build(signer).getEncoded());
        } catch (GeneralSecurityException | OperatorCreationException | IOException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "A certificate cannot be requested", broken);
        }
    }

    private static PrivateKey handle(PrivateKey key) {
        return key instanceof TokenKey token ? token.handle() : key;
    }

    private static String algorithm(KeyPair pair) {
        return switch (pair.getPrivate().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        };
    }

    static byte[] pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return ("-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
