package org.entente.trust.revocation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.entente.trust.revocation.Revocation.CouldNotTell;
import org.entente.trust.revocation.Revocation.Good;
import org.entente.trust.revocation.Revocation.Known;
import org.entente.trust.revocation.Revocation.Revoked;
import org.entente.trust.revocation.Revocation.Source;

/**
 * One question to a responder about one certificate, and what its answer is worth (RFC 6960 §3.2).
 *
 * <p>Any doubt in the answer is {@link CouldNotTell}, whatever the parser throws at it. Sends nothing itself.
 */
final class OcspCheck {

    private final CertificateID id;
    private final X509Certificate issuer;
    private final byte[] nonce;
    private final RevocationLimits limits;

    /** The identifier is made with SHA-1, which every responder knows; it only names, and proves nothing. */
    OcspCheck(X509Certificate asked, X509Certificate issuer, byte[] nonce, RevocationLimits limits) {
        this.issuer = issuer;
        this.nonce = nonce.clone();
        this.limits = limits;
        try {
            var digest = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
            this.id = new JcaCertificateID(digest, issuer, asked.getSerialNumber());
        } catch (OperatorCreationException | OCSPException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("A certificate that was read cannot be named", unreadable);
        }
    }

    byte[] question() {
        try {
            var sent = new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded());
            return new OCSPReqBuilder()
                    .addRequest(id)
                    .setRequestExtensions(new Extensions(sent))
                    .build()
                    .getEncoded();
        } catch (IOException | OCSPException unwritable) {
            throw new IllegalStateException("A question cannot be written", unwritable);
        }
    }

    /** What an answer says, and whose key signed it; nobody's where it says nothing. */
    record Answer(Revocation said, Optional<X509Certificate> signer) {

        private static Answer none(Instant now, String why) {
            return new Answer(new CouldNotTell(now, why), Optional.empty());
        }
    }

    Answer answer(byte[] response, Instant now) {
        try {
            if (new OCSPResp(response).getResponseObject() instanceof BasicOCSPResp basic) {
                return objection(basic).map(why -> Answer.none(now, why)).orElseGet(() -> about(basic, now));
            }
            return Answer.none(now, "the responder gives no answer");
        } catch (IOException
                | OCSPException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | IndexOutOfBoundsException unreadable) {
            return Answer.none(now, "the responder's answer cannot be read");
        }
    }

    private Optional<String> objection(BasicOCSPResp basic) {
        for (Object critical : basic.getCriticalExtensionOIDs()) {
            if (!critical.equals(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)) {
                return Optional.of("the answer has a critical extension that nobody knows");
            }
        }
        if (!nonceOf(basic).map(theirs -> Arrays.equals(theirs, nonce)).orElse(true)) {
            return Optional.of("the answer is to another question");
        }
        return Optional.empty();
    }

    private Answer about(BasicOCSPResp basic, Instant now) {
        Optional<SingleResp> ours = Arrays.stream(basic.getResponses())
                .filter(one -> one.getCertID().equals(id)
                        && one.getCriticalExtensionOIDs().isEmpty())
                .findFirst();
        if (ours.isEmpty()) {
            return Answer.none(now, "the answer is about another certificate");
        }
        Optional<X509Certificate> signer = new OcspSigner(issuer).of(basic, now);
        if (signer.isEmpty()) {
            return Answer.none(now, "the answer's signer may not speak for the authority");
        }
        Revocation said = dated(ours.get(), nonceOf(basic).isPresent(), now);
        return said instanceof CouldNotTell ? new Answer(said, Optional.empty()) : new Answer(said, signer);
    }

    private Revocation dated(SingleResp said, boolean isToThisQuestion, Instant now) {
        Instant from = said.getThisUpdate().toInstant();
        Instant oldest = from.plus(limits.oldest());
        Instant until =
                Optional.ofNullable(said.getNextUpdate()).map(Date::toInstant).orElse(oldest);
        if (from.isAfter(now.plus(limits.skew()))) {
            return new CouldNotTell(now, "the answer is from the future");
        }
        if (now.isAfter(until) || (!isToThisQuestion && now.isAfter(oldest))) {
            return new CouldNotTell(now, "the answer is stale since " + (now.isAfter(until) ? until : oldest));
        }
        return status(
                said, new Known(from, Source.OCSP, isToThisQuestion || until.isBefore(oldest) ? until : oldest), now);
    }

    private static Revocation status(SingleResp said, Known known, Instant now) {
        Optional<CertificateStatus> bad = Optional.ofNullable(said.getCertStatus());
        if (bad.isEmpty()) {
            return new Good(known);
        }
        return bad.get() instanceof RevokedStatus
                ? new Revoked(known)
                : new CouldNotTell(now, "the responder does not know the certificate");
    }

    private static Optional<byte[]> nonceOf(BasicOCSPResp basic) {
        return Optional.ofNullable(basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .map(extension ->
                        ASN1OctetString.getInstance(extension.getParsedValue()).getOctets());
    }
}
