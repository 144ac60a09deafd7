package org.entente.core.message;

import java.util.List;
import java.util.Optional;

/** The law under which something is asked: an instrument and a purpose, with the offences in national words. */
public record LegalBasis(
        String instrument,
        String purpose,
        Optional<String> provision,
        Optional<String> nationalLaw,
        Optional<Integer> maxPenaltyMonths,
        Optional<String> dualCriminality,
        List<Offence> offences) {

    public LegalBasis {
        offences = List.copyOf(offences);
    }

    /** One offence as national law words it, with its EIO Annex D category where there is one. */
    public record Offence(String text, Optional<String> category) {}
}
