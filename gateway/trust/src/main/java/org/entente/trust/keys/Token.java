package org.entente.trust.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.security.auth.login.LoginException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.trust.seal.TokenKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token (PKCS #11) in which keys lie that never leave it: RSA and P-256, which is what the JDK's provider speaks.
 *
 * <p>A node has one where {@code pkcs11.cfg}, in the JDK's own form, lies in the folder of its keys, and {@code
 * pkcs11.pin} beside it.
 */
final class Token {

    private static final Logger LOG = LoggerFactory.getLogger(Token.class);
    private static final String CONFIG = "pkcs11.cfg";
    private static final String PIN = "pkcs11.pin";

    private final Provider provider;
    private final Path pin;

    private Token(Provider provider, Path pin) {
        this.provider = provider;
        this.pin = pin;
    }

    /** Looks into the folder until it names one: it may come while the node runs. */
    static Supplier<Optional<Token>> in(Path folder) {
        return new Supplier<>() {
            private Optional<Token> found = Optional.empty();

            @Override
            public synchronized Optional<Token> get() {
                found = found.or(() -> of(folder));
                return found;
            }
        };
    }

    private static Optional<Token> of(Path folder) {
        Path config = folder.resolve(CONFIG);
        return Files.exists(config) ? Optional.of(new Token(provider(config), folder.resolve(PIN))) : Optional.empty();
    }

    /** One for each library and slot in a process: whoever has it already shares it. */
    private static Provider provider(Path config) {
        try {
            Provider made = Security.getProvider("SunPKCS11").configure(config.toString());
            Provider before = Security.getProvider(made.getName());
            if (before != null) {
                return before;
            }
            Security.addProvider(made);
            return made;
        } catch (RuntimeException unusable) { // InvalidParameterException and ProviderException, by what is wrong
            throw new PermanentFault(
                    FailureCode.BROKEN, "The token that " + config + " names cannot be used", unusable);
        }
    }

    /** Whether it can have a key like that of this certificate. */
    static boolean takes(X509Certificate like) {
        String kind = like.getPublicKey().getAlgorithm();
        return kind.equals("RSA") || kind.equals("EC");
    }

    /** A key that lies in it. */
    TokenKey key(String label) {
        return new TokenKey(label, () -> find(label));
    }

    /** A new key in the token, and its public half. */
    record Made(TokenKey key, PublicKey shown) {}

    /** Makes a key like that of a certificate; the token names it after the alias. */
    Made make(String alias, X509Certificate like) {
        String label = alias + "-" + UUID.randomUUID().toString().substring(0, 8);
        try {
            KeyStore store = opened();
            KeyPair pair = NewKey.like(like, Optional.of(provider));
            store.setKeyEntry(label, pair.getPrivate(), null, new Certificate[] {placeholder(label, pair)});
            return new Made(key(label), pair.getPublic());
        } catch (GeneralSecurityException | ProviderException | OperatorCreationException unable) {
            throw new PermanentFault(FailureCode.BROKEN, "The token makes no key for " + alias, unable);
        }
    }

    /** The JDK finds a key in a token by a certificate only; the true one lies in the node's folder. */
    private X509Certificate placeholder(String label, KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException {
        var name = new X500Name("CN=" + label);
        Date now = Date.from(Instant.EPOCH);
        String how = pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        var signer = new JcaContentSignerBuilder(how).setProvider(provider).build(pair.getPrivate());
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(name, BigInteger.ONE, now, now, name, pair.getPublic())
                        .build(signer));
    }

    /** Logs in anew where the token forgot that it was. */
    private synchronized PrivateKey find(String label) {
        try {
            return found(label);
        } catch (GeneralSecurityException | ProviderException forgotten) {
            logOut();
            try {
                return found(label);
            } catch (GeneralSecurityException away) {
                away.addSuppressed(forgotten);
                throw new ProviderException("The token does not open", away);
            }
        }
    }

    private PrivateKey found(String label) throws GeneralSecurityException {
        if (opened().getKey(label, null) instanceof PrivateKey key) {
            return key;
        }
        throw new ProviderException("The token has no key " + label);
    }

    private void logOut() {
        try {
            if (provider instanceof AuthProvider token) {
                token.logout();
            }
        } catch (LoginException | ProviderException alreadyOut) {
            LOG.debug("The token did not have to be left", alreadyOut);
        }
    }

    private KeyStore opened() throws GeneralSecurityException {
        char[] secret = secret();
        try {
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, secret);
            return store;
        } catch (IOException wrongPin) {
            throw new GeneralSecurityException("The token does not open", wrongPin);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private char[] secret() {
        try {
            return Files.readString(pin, StandardCharsets.US_ASCII).strip().toCharArray();
        } catch (IOException missing) {
            throw new PermanentFault(FailureCode.BROKEN, "The PIN of the token cannot be read: " + pin, missing);
        }
    }
}
