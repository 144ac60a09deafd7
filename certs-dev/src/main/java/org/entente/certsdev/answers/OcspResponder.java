package org.entente.certsdev.answers;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.PlayPkiFault;

/**
 * Answers questions about one authority's certificates (RFC 6960), signed by the credential given: the authority's own,
 * a delegate's, or for tests one that has no right to.
 */
public final class OcspResponder {

    private final Authority authority;
    private final Credential signer;
    private final RevokedBook book;
    private final Duration lasts;
    private final Clock clock;

    public OcspResponder(Authority authority, Credential signer, RevokedBook book, Duration lasts, Clock clock) {
        this.authority = authority;
        this.signer = signer;
        this.book = book;
        this.lasts = lasts;
        this.clock = clock;
    }

    public byte[] answer(byte[] question) {
        try {
            var asked = new OCSPReq(question);
            Instant now = clock.instant();
            var certificate = new JcaX509CertificateHolder(signer.certificate());
            var answer = new BasicOCSPRespBuilder(new RespID(certificate.getSubject()));
            for (Req one : asked.getRequestList()) {
                answer.addResponse(
                        one.getCertID(), status(one.getCertID()), Date.from(now), Date.from(now.plus(lasts)));
            }
            Optional.ofNullable(asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                    .ifPresent(nonce -> answer.setResponseExtensions(new Extensions(nonce)));
            var signed = answer.build(PlaySigner.of(signer), new X509CertificateHolder[] {certificate}, Date.from(now));
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, signed)
                    .getEncoded();
        } catch (IOException | OCSPException | CertificateEncodingException | OperatorCreationException fault) {
            throw new PlayPkiFault("The question cannot be answered", fault);
        }
    }

    private CertificateStatus status(CertificateID asked)
            throws OperatorCreationException, OCSPException, CertificateEncodingException {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        boolean ours = asked.matchesIssuer(new JcaX509CertificateHolder(authority.certificate()), digests);
        if (!ours || !book.isKnown(asked.getSerialNumber())) {
            return new UnknownStatus();
        }
        Optional<Instant> since = book.revokedSince(asked.getSerialNumber());
        return since.isPresent()
                ? new RevokedStatus(Date.from(since.get()), CRLReason.keyCompromise)
                : CertificateStatus.GOOD;
    }
}
