package org.entente.core.handling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.entente.core.message.Dissemination;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.Assessment;
import org.entente.core.message.Handling.Classification;
import org.entente.core.message.Handling.Confidentiality;
import org.entente.core.message.Handling.Purposes;
import org.entente.core.message.Handling.Retention;
import org.entente.core.message.Handling.Tlp;
import org.entente.core.message.Handling.UseLimit;

/**
 * Raises handling where a message is about persons who need protection (domain page 1.2, 3: S/2016/92 paras 9-10, 45
 * and 76(a)): minors, victims, witnesses, those who seek asylum, those in humanitarian work.
 */
public final class Protection {

    /** Asylum data may reach the State of persecution by a third one: its originator must always be asked. */
    private static final Set<String> NOT_PASSED_ON = Set.of("REFUGEE_OR_ASYLUM", "VICTIM", "WITNESS", "MINOR");

    private static final Set<String> RESTRICTED_AT_LEAST =
            Set.of("REFUGEE_OR_ASYLUM", "VICTIM", "WITNESS", "MINOR", "MEDICAL_OR_HUMANITARIAN");

    private Protection() {}

    /** The handling that these flags of the safeguards block demand, at least; never looser than {@code given}. */
    public static Handling raise(Handling given, Collection<String> flags) {
        if (flags.stream().noneMatch(RESTRICTED_AT_LEAST::contains)) {
            return given;
        }
        boolean notPassedOn = flags.stream().anyMatch(NOT_PASSED_ON::contains);
        return Strictest.of(given, floor(given, notPassedOn));
    }

    private static Handling floor(Handling given, boolean notPassedOn) {
        return new Handling(
                new Classification(
                        Classification.Level.RESTRICTED,
                        given.classification().labels()), // the marking stays, whatever the level
                given.tlp().map(stated -> Tlp.AMBER),
                Optional.empty(),
                Set.of(),
                new UseLimit(Handling.Use.EVIDENCE, Purposes.ANY),
                new Dissemination(
                        notPassedOn ? Dissemination.Consent.ASK : Dissemination.Consent.AUTHORITY_KIND,
                        Dissemination.Audience.EVERYBODY,
                        Set.of()),
                notPassedOn,
                Confidentiality.NOT_ASKED,
                Assessment.UNSAID,
                new Retention(Optional.<LocalDate>empty(), Optional.empty(), Optional.empty()),
                Optional.empty());
    }
}
