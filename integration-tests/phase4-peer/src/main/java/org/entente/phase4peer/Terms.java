package org.entente.phase4peer;

import com.helger.phase4.attachment.EAS4CompressionMode;
import com.helger.phase4.crypto.AS4CryptParams;
import com.helger.phase4.crypto.ECryptoAlgorithmCrypt;
import com.helger.phase4.crypto.ECryptoAlgorithmSign;
import com.helger.phase4.crypto.ECryptoAlgorithmSignDigest;
import com.helger.phase4.crypto.ICryptoSessionKeyProvider;
import com.helger.phase4.model.EMEP;
import com.helger.phase4.model.EMEPBinding;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.model.pmode.PModeParty;
import com.helger.phase4.model.pmode.PModePayloadService;
import com.helger.phase4.model.pmode.leg.EPModeSendReceiptReplyPattern;
import com.helger.phase4.model.pmode.leg.PModeLeg;
import com.helger.phase4.model.pmode.leg.PModeLegErrorHandling;
import com.helger.phase4.model.pmode.leg.PModeLegProtocol;
import com.helger.phase4.model.pmode.leg.PModeLegSecurity;
import java.util.Locale;

/**
 * The algorithms of one eDelivery AS4 profile as phase4's P-Mode wants them.
 *
 * <p>The profile modules of phase4 4.4.1 are not published, so the P-Modes are made here on its library.
 */
enum Terms {
    /** eDelivery AS4 1.15 §4.2.2.6. */
    RSA(ECryptoAlgorithmSign.RSA_SHA_256, ECryptoAlgorithmCrypt.AES_128_GCM, "rsa-signing", "rsa-encryption"),
    /** As {@link #RSA}, with the longer key that the profile permits. */
    RSA_256(ECryptoAlgorithmSign.RSA_SHA_256, ECryptoAlgorithmCrypt.AES_256_GCM, "rsa-signing", "rsa-encryption"),
    /** eDelivery AS4 2.0 §3.2.6. */
    EDDSA(ECryptoAlgorithmSign.EDDSA_ED25519, ECryptoAlgorithmCrypt.AES_128_GCM, "signing", "agreement"),
    /** Its alternative for elliptic curves: ECDSA and ECDH-ES over P-256. */
    P256(ECryptoAlgorithmSign.ECDSA_SHA_256, ECryptoAlgorithmCrypt.AES_128_GCM, "ec-signing", "ec-agreement");

    static final String PARTY_TYPE = "urn:oasis:names:tc:ebcore:partyid-type:iso3166-1";
    static final String ROLES = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";

    private final ECryptoAlgorithmSign signature;
    private final ECryptoAlgorithmCrypt content;
    private final String signing;
    private final String opening;

    Terms(ECryptoAlgorithmSign signature, ECryptoAlgorithmCrypt content, String signing, String opening) {
        this.signature = signature;
        this.content = content;
        this.signing = signing;
        this.opening = opening;
    }

    static Terms named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** By the name that the wire bench has for a profile. */
    static Terms ofProfile(String name) {
        return switch (name) {
            case "EDELIVERY_2" -> EDDSA;
            case "EDELIVERY_1_RSA" -> RSA;
            default -> throw new IllegalArgumentException("No such profile: " + name);
        };
    }

    /** The alias of the key that signs. */
    String signing() {
        return signing;
    }

    /** The alias of the key that others encrypt for. */
    String opening() {
        return opening;
    }

    void applyTo(AS4CryptParams parameters) {
        switch (this) {
            case RSA -> {}
            case RSA_256 -> parameters.setSessionKeyProvider(ICryptoSessionKeyProvider.INSTANCE_RANDOM_AES_256);
            case EDDSA -> parameters.setEDelivery2KeyAgreementX25519();
            case P256 -> parameters.setEDelivery2KeyAgreementECDHES();
        }
    }

    /** One-way push, signed, encrypted and compressed, with a signed receipt in the response. */
    PMode pmode(String from, String to, String agreement) {
        var security = new PModeLegSecurity();
        security.setX509SignatureAlgorithm(signature);
        security.setX509SignatureHashFunction(ECryptoAlgorithmSignDigest.DIGEST_SHA_256);
        security.setX509EncryptionAlgorithm(content);
        security.setSendReceipt(true);
        security.setSendReceiptNonRepudiation(true);
        security.setSendReceiptReplyPattern(EPModeSendReceiptReplyPattern.RESPONSE);
        PModeLegErrorHandling errors = PModeLegErrorHandling.createUndefined();
        errors.setReportAsResponse(true);
        var leg = new PModeLeg(PModeLegProtocol.createForDefaultSoapVersion(null), null, errors, null, security);
        return new PMode(
                name() + "-" + from + "-" + to,
                party(from, "initiator"),
                party(to, "responder"),
                agreement,
                EMEP.ONE_WAY,
                EMEPBinding.PUSH,
                leg,
                null,
                new PModePayloadService(EAS4CompressionMode.GZIP),
                null);
    }

    private static PModeParty party(String state, String role) {
        return new PModeParty(PARTY_TYPE, state, ROLES + role, null, null);
    }
}
