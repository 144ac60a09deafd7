package org.entente.node.certificates;

import java.time.Duration;
import java.util.Optional;
import org.entente.core.partner.Partner;
import org.entente.trust.revocation.RevocationBook;
import org.entente.trust.revocation.RevocationWatch;
import org.entente.trust.revocation.SourceEnd;

/**
 * A partner whose certificates are asked after, and what was answered.
 *
 * @param grace for how long its certificates count when nobody can tell; empty for not at all
 */
public record Asked(Partner partner, Optional<Duration> grace, RevocationWatch watch, RevocationBook book) {

    /** What stops when a source tells nothing any more. */
    String loss(SourceEnd end) {
        String name = partner.name();
        String source = end.source()
                .responder()
                .map(address -> address + " tells nothing about " + name
                        + "'s certificates any more, unless it shows another certificate by then")
                .orElse("The list of revoked certificates that a person brought for " + name
                        + " ends, unless a newer one is brought by then");
        if (!end.isLast()) {
            return source + ". Other sources are asked.";
        }
        return source + ". Nobody else tells: "
                + grace.map(length -> "after " + length.toHours() + " hours nothing")
                        .orElse("nothing")
                + " goes to " + name + " or comes from it.";
    }
}
