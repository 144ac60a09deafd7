package org.entente.trust.calendar;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.entente.core.message.StateCode;

/**
 * Something that a State's certificates do no longer from an instant on.
 *
 * @param ended the certificates whose end it is; a leaf's, or an authority's above it
 */
public record Break(Instant at, StateCode state, Duty duty, List<X509Certificate> ended) {
    public Break {
        ended = List.copyOf(ended);
    }
}
