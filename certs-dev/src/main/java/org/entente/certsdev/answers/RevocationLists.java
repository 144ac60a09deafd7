package org.entente.certsdev.answers;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.PlayPkiFault;

/** Writes an authority's list of revoked certificates (RFC 5280 §5), whole, never a difference. */
public final class RevocationLists {

    private final Authority authority;
    private final RevokedBook book;
    private final Duration lasts;
    private final Clock clock;

    public RevocationLists(Authority authority, RevokedBook book, Duration lasts, Clock clock) {
        this.authority = authority;
        this.book = book;
        this.lasts = lasts;
        this.clock = clock;
    }

    /** The list of this moment, in DER. */
    public byte[] list() {
        try {
            Instant now = clock.instant();
            var issuer = authority.certificate();
            var builder = new JcaX509v2CRLBuilder(issuer.getSubjectX500Principal(), Date.from(now));
            builder.setNextUpdate(Date.from(now.plus(lasts)));
            book.all()
                    .forEach((serial, since) -> builder.addCRLEntry(serial, Date.from(since), CRLReason.keyCompromise));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            return builder.build(PlaySigner.of(authority.credential())).getEncoded();
        } catch (IOException | GeneralSecurityException fault) {
            throw new PlayPkiFault("The list cannot be written", fault);
        }
    }
}
