package org.entente.trust.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trust.play.Norland.CLOCK;
import static org.entente.trust.play.Norland.SUDLAND;
import static org.entente.trust.play.Norland.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.entente.certsdev.answers.AnswerServer;
import org.entente.certsdev.issue.Authority;
import org.junit.jupiter.api.Test;

class PathFinderTest {

    private static final Authority GATEWAYS = pki().authorities(SUDLAND).gateways();
    private static final X509Certificate ROOT =
            pki().authorities(SUDLAND).root().certificate();

    private final PathFinder finder = new PathFinder(ROOT, List.of(GATEWAYS.certificate()), PolicyDemands.none());

    @Test
    void fetchesNothingThatACertificateNames() throws IOException, GeneralSecurityException, OperatorCreationException {
        var asked = new AtomicInteger();
        try (var server = AnswerServer.on(0)) {
            URI bait = server.serve("/bait", question -> {
                asked.incrementAndGet();
                return question;
            });
            X509Certificate leaf = naming(bait);

            assertThat(finder.find(leaf, CLOCK.instant())).isInstanceOf(PathAnswer.Sound.class);
            assertThat(finder.find(leaf, List.of(), CLOCK.instant())).isInstanceOf(PathAnswer.CouldNotTell.class);
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void believesAnAnchorNoLongerThanItsEnd() {
        X509Certificate authority = GATEWAYS.certificate();
        var end = ROOT.getNotAfter().toInstant();

        assertThat(finder.find(authority, end).isSound()).isTrue();
        assertThat(finder.find(authority, end.plusSeconds(1)))
                .isEqualTo(new PathAnswer.Unsound("the anchor is not valid today"));
    }

    /** A good certificate that says where to ask about it. */
    private static X509Certificate naming(URI bait)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var name = new GeneralName(GeneralName.uniformResourceIdentifier, bait.toString());
        var now = CLOCK.instant();
        var point = new DistributionPoint(new DistributionPointName(new GeneralNames(name)), null, null);
        var builder = new JcaX509v3CertificateBuilder(
                GATEWAYS.certificate(),
                BigInteger.TWO,
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(Duration.ofDays(1))),
                new X500Principal("CN=Sudland bait,O=Sudland,C=QS"),
                GATEWAYS.certificate().getPublicKey());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
        builder.addExtension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, name));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA")
                .build(GATEWAYS.credential().privateKey());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
