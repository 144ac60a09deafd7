package org.entente.node.approval;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.core.approval.TrustBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.path.Standing;

/** What one operator has blocked, which counts from the moment of the act and on connections that are open, too. */
public final class Blocks {

    private final TrustKeeper keeper;

    public Blocks(TrustKeeper keeper) {
        this.keeper = keeper;
    }

    /** Against every certificate of a blocked partner, and against all below a blocked authority. */
    public Standing on(PartnerCertificates partner) {
        return leaf -> {
            boolean isBlocked = keeper.book().blocks().stream()
                    .map(TrustBook.Block::subject)
                    .anyMatch(subject -> subject.equals("partner " + partner.state()) || names(subject, partner, leaf));
            return isBlocked ? Optional.of(FailureCode.BLOCKED_HERE) : Optional.empty();
        };
    }

    private static boolean names(String subject, PartnerCertificates partner, X509Certificate leaf) {
        return Stream.of(Stream.of(leaf, partner.root()), partner.authorities().stream())
                .flatMap(several -> several)
                .anyMatch(one -> subject.equals("certificate " + Fingerprint.hex(one)));
    }
}
