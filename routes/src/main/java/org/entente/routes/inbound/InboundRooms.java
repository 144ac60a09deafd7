package org.entente.routes.inbound;

import org.entente.core.arrival.Keeping;
import org.entente.core.arrival.Opening;
import org.entente.core.checking.SharedCheck;
import org.entente.core.delivery.Localisation;
import org.entente.core.journal.InboundJournal;
import org.entente.core.policy.RuleBook;

/** The rooms of the inbound way, in the order in which a message walks through them. */
public record InboundRooms(
        Opening opening,
        Keeping keeping,
        SharedCheck check,
        RuleBook ruleBook,
        Localisation localisation,
        InboundJournal journal) {}
