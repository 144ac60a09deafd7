package org.entente.certsdev.answers;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.PlayPkiFault;

/** A time-stamp authority (RFC 3161) over SHA-2 digests only. */
public final class TimeStamps {

    private static final ASN1ObjectIdentifier PLAY_POLICY =
            new ASN1ObjectIdentifier("2.25.218331064915318425971873426411047512020");

    private final Credential signer;
    private final Clock clock;
    private final AtomicLong serial = new AtomicLong();

    public TimeStamps(Credential signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    public byte[] answer(byte[] question) {
        try {
            var now = clock.instant();
            var stamps = new TimeStampResponseGenerator(tokens(), TSPAlgorithms.ALLOWED);
            var number = BigInteger.valueOf(now.toEpochMilli())
                    .shiftLeft(Short.SIZE)
                    .add(BigInteger.valueOf(serial.incrementAndGet()));
            return stamps.generate(new TimeStampRequest(question), number, Date.from(now))
                    .getEncoded();
        } catch (IOException | TSPException | OperatorCreationException | CertificateEncodingException fault) {
            throw new PlayPkiFault("The stamp cannot be made", fault);
        }
    }

    private TimeStampTokenGenerator tokens()
            throws OperatorCreationException, CertificateEncodingException, TSPException {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var signature = new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withECDSA", signer.privateKey(), signer.certificate());
        var sha256 = new DefaultDigestAlgorithmIdentifierFinder().find("SHA-256");
        var tokens = new TimeStampTokenGenerator(signature, digests.get(sha256), PLAY_POLICY);
        tokens.addCertificates(new JcaCertStore(List.of(signer.certificate())));
        return tokens;
    }
}
