package org.entente.certsdev;

import static org.entente.certsdev.issue.ExtendedUse.CLIENT_AUTHENTICATION;
import static org.entente.certsdev.issue.ExtendedUse.SERVER_AUTHENTICATION;
import static org.entente.certsdev.issue.KeyUse.DIGITAL_SIGNATURE;
import static org.entente.certsdev.issue.KeyUse.KEY_AGREEMENT;
import static org.entente.certsdev.issue.KeyUse.KEY_ENCIPHERMENT;
import static org.entente.certsdev.issue.KeyUse.NON_REPUDIATION;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.certsdev.issue.ExtendedUse;
import org.entente.certsdev.issue.KeyKind;
import org.entente.certsdev.issue.KeyUse;

/** What a leaf certificate is for; each purpose has its own key. */
public enum Purpose {
    TLS(KeyKind.P256),
    SIGNING(KeyKind.ED25519),
    AGREEMENT(KeyKind.X25519),
    RSA_SIGNING(KeyKind.RSA_3072),
    RSA_ENCRYPTION(KeyKind.RSA_3072),
    EC_SIGNING(KeyKind.P256),
    EC_AGREEMENT(KeyKind.P256),
    CLIENT(KeyKind.P256);

    private final KeyKind keyKind;

    Purpose(KeyKind keyKind) {
        this.keyKind = keyKind;
    }

    /** The purposes for which every node has a key: all but {@link #CLIENT}, which is for people and agencies. */
    public static List<Purpose> ofNodes() {
        return List.copyOf(EnumSet.complementOf(EnumSet.of(CLIENT)));
    }

    /** The alias in the key store and the first part of the file names, such as {@code rsa-signing}. */
    public String alias() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public KeyKind keyKind() {
        return keyKind;
    }

    public Set<KeyUse> keyUses() {
        return switch (this) {
            case TLS, CLIENT -> Set.of(DIGITAL_SIGNATURE);
            case SIGNING, RSA_SIGNING, EC_SIGNING -> Set.of(DIGITAL_SIGNATURE, NON_REPUDIATION);
            case AGREEMENT, EC_AGREEMENT -> Set.of(KEY_AGREEMENT);
            case RSA_ENCRYPTION -> Set.of(KEY_ENCIPHERMENT);
        };
    }

    /** Empty where the certificate is not limited to extended uses. */
    public Set<ExtendedUse> extendedUses() {
        return switch (this) {
            case TLS -> Set.of(SERVER_AUTHENTICATION, CLIENT_AUTHENTICATION);
            case CLIENT -> Set.of(CLIENT_AUTHENTICATION);
            case SIGNING, AGREEMENT, RSA_SIGNING, RSA_ENCRYPTION, EC_SIGNING, EC_AGREEMENT -> Set.of();
        };
    }
}
