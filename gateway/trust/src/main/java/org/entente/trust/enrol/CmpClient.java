package org.entente.trust.enrol;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.crmf.CertReqMessages;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.CertificateConfirmationContentBuilder;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.CertificateRequestMessageBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Has an authority certify keys by CMP, both sides protected by a secret that they share (RFC 4210; RFC 9483 sections
 * 4.1.1 and 4.1.4).
 *
 * <p>A key that signs brings its own PKCS #10 request. One that cannot, X25519, is asked for by its public half alone:
 * the authority must trust whoever has the secret for that ({@code raVerified}).
 */
public final class CmpClient {

    private static final int ACCEPTED = 0;
    private static final int GRANTED_WITH_CHANGES = 1;
    private static final int WAITING = 3;

    private final CmpLine line;
    private final SecureRandom random;

    /**
     * Takes where the authority listens, and the secret under the name that it has there.
     *
     * @param reference how the authority calls the secret
     */
    public CmpClient(URI server, String reference, char[] secret, SecureRandom random) {
        this.line = new CmpLine(server, reference, secret, random);
        this.random = random;
    }

    /**
     * Has a PKCS #10 request certified.
     *
     * @throws EnrolmentFault where the authority says no, cannot be reached, or is not who shares the secret
     */
    public X509Certificate certify(byte[] request) {
        return enrolled(new PKIBody(PKIBody.TYPE_P10_CERT_REQ, CertificationRequest.getInstance(request)));
    }

    /**
     * Has a public key certified, for the subject and the names of a certificate before.
     *
     * @param key SubjectPublicKeyInfo, DER
     * @throws EnrolmentFault as {@link #certify(byte[])}
     */
    public X509Certificate certify(byte[] key, X509Certificate before) {
        try {
            var holder = new JcaX509CertificateHolder(before);
            var message = new CertificateRequestMessageBuilder(BigInteger.ZERO)
                    .setSubject(X500Name.getInstance(
                            before.getSubjectX500Principal().getEncoded()))
                    .setPublicKey(SubjectPublicKeyInfo.getInstance(key))
                    .setProofOfPossessionRaVerified();
            Extension names = holder.getExtension(Extension.subjectAlternativeName);
            if (names != null) {
                message.addExtension(names.getExtnId(), names.isCritical(), names.getParsedValue());
            }
            var body = new CertReqMessages(message.build().toASN1Structure());
            return enrolled(new PKIBody(PKIBody.TYPE_CERT_REQ, body));
        } catch (CRMFException | CertificateException | IOException unfit) {
            throw new EnrolmentFault("The key cannot be asked for", unfit);
        }
    }

    private X509Certificate enrolled(PKIBody asked) {
        byte[] transaction = random.generateSeed(16);
        CmpLine.Said answer = line.say(transaction, Optional.empty(), asked);
        CertResponse response = response(answer.body());
        X509Certificate certificate = certificate(response);
        if (!answer.grants(CMPObjectIdentifiers.it_implicitConfirm)) {
            confirm(transaction, answer, certificate, response.getCertReqId());
        }
        return certificate;
    }

    private static CertResponse response(PKIBody body) {
        if (body.getType() == PKIBody.TYPE_ERROR) {
            throw refused(ErrorMsgContent.getInstance(body.getContent()).getPKIStatusInfo());
        }
        if (body.getType() != PKIBody.TYPE_CERT_REP && body.getType() != PKIBody.TYPE_INIT_REP) {
            throw new EnrolmentFault("The authority answered with something else than a certificate");
        }
        CertResponse[] all = CertRepMessage.getInstance(body.getContent()).getResponse();
        if (all.length != 1) {
            throw new EnrolmentFault(
                    "The authority answered with " + all.length + " certificates, and one was asked for");
        }
        return all[0];
    }

    private static X509Certificate certificate(CertResponse response) {
        PKIStatusInfo status = response.getStatus();
        int how = status.getStatus().intValue();
        if (how == WAITING) {
            throw new EnrolmentFault("The authority has it looked at by people: ask for the same key again later");
        }
        if ((how != ACCEPTED && how != GRANTED_WITH_CHANGES) || response.getCertifiedKeyPair() == null) {
            throw refused(status);
        }
        try {
            ASN1Encodable shown = response.getCertifiedKeyPair()
                    .getCertOrEncCert()
                    .getCertificate()
                    .getX509v3PKCert();
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            new X509CertificateHolder(shown.toASN1Primitive().getEncoded()));
        } catch (CertificateException | IOException | NullPointerException misshapen) { // where it is encrypted
            throw new EnrolmentFault("What the authority answered with is no certificate", misshapen);
        }
    }

    private void confirm(byte[] transaction, CmpLine.Said answer, X509Certificate certificate, ASN1Integer number) {
        try {
            var content = new CertificateConfirmationContentBuilder()
                    .addAcceptedCertificate(new JcaX509CertificateHolder(certificate), number)
                    .build(new JcaDigestCalculatorProviderBuilder().build());
            var body = new PKIBody(PKIBody.TYPE_CERT_CONFIRM, content.toASN1Structure());
            CmpLine.Said last = line.say(transaction, Optional.of(answer.nonce()), body);
            if (last.body().getType() == PKIBody.TYPE_ERROR) {
                throw refused(
                        ErrorMsgContent.getInstance(last.body().getContent()).getPKIStatusInfo());
            }
            if (last.body().getType() != PKIBody.TYPE_CONFIRM) {
                throw new EnrolmentFault("The authority did not take note that its certificate came");
            }
        } catch (CMPException | CertificateException | OperatorCreationException unfit) {
            throw new EnrolmentFault("The certificate cannot be confirmed", unfit);
        }
    }

    private static EnrolmentFault refused(PKIStatusInfo status) {
        PKIFreeText words = status.getStatusString();
        String said = words == null || words.size() == 0
                ? "without a word"
                : "\"" + words.getStringAtUTF8(0).getString().replaceAll("\\p{Cntrl}+", " ") + "\"";
        return new EnrolmentFault("The authority refused, " + said);
    }

    /** Values of a kind in what an answer says beside its body. */
    static boolean names(InfoTypeAndValue[] infos, org.bouncycastle.asn1.ASN1ObjectIdentifier kind) {
        return Arrays.stream(infos).anyMatch(info -> info.getInfoType().equals(kind));
    }
}
