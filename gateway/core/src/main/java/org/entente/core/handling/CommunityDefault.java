package org.entente.core.handling;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Dissemination;
import org.entente.core.message.Dissemination.Audience;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.Assessment;
import org.entente.core.message.Handling.Classification;
import org.entente.core.message.Handling.Confidentiality;
import org.entente.core.message.Handling.Purposes;
import org.entente.core.message.Handling.Retention;
import org.entente.core.message.Handling.Use;
import org.entente.core.message.Handling.UseLimit;

/**
 * What holds where a sender gave no handling block: its community's default, written out and never empty.
 *
 * <p>Sources: domain page 1.2 (default use limits; INTERPOL retention review normally within five years); Egmont
 * Principles for Information Exchange (no disclosure without consent); UNTOC art. 18(19) (use beyond the request asks).
 */
public final class CommunityDefault {

    private static final int YEARS_TO_REVIEW = 5;

    private CommunityDefault() {}

    /** The default of those who are like {@code sender}, for something issued on {@code day}. */
    public static Handling of(AuthorityKind sender, LocalDate day) {
        return switch (sender) {
            case FIU, FINANCIAL_INSTITUTION ->
                block(Classification.Level.RESTRICTED, Use.INTELLIGENCE_ONLY, Dissemination.Consent.NONE, day);
            case POLICE, NCB, POC247, IMMIGRATION, CUSTOMS ->
                block(Classification.Level.RESTRICTED, Use.INTELLIGENCE_ONLY, Dissemination.Consent.ASK, day);
            case CENTRAL_AUTHORITY, PROSECUTOR, COURT ->
                block(Classification.Level.OFFICIAL, Use.EVIDENCE, Dissemination.Consent.ASK, day);
            case SANCTIONS_BODY, CARRIER, ICT_PROVIDER, HERITAGE_BODY, GATEWAY ->
                block(Classification.Level.OFFICIAL, Use.INVESTIGATION, Dissemination.Consent.ASK, day);
        };
    }

    private static Handling block(Classification.Level level, Use use, Dissemination.Consent consent, LocalDate day) {
        boolean secretive = consent == Dissemination.Consent.NONE;
        return new Handling(
                new Classification(level, Set.of()),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                new UseLimit(use, Purposes.ANY),
                new Dissemination(consent, Audience.EVERYBODY, Set.of()),
                true,
                secretive ? Confidentiality.ALWAYS : Confidentiality.NOT_ASKED,
                Assessment.UNSAID,
                new Retention(Optional.empty(), Optional.of(day.plusYears(YEARS_TO_REVIEW)), Optional.empty()),
                Optional.empty());
    }
}
