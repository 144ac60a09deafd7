package org.entente.routes.outbound;

import org.entente.core.checking.SharedCheck;
import org.entente.core.inspection.Inspection;
import org.entente.core.journal.OutboundJournal;
import org.entente.core.policy.RuleBook;
import org.entente.core.sealing.Dispatch;
import org.entente.core.sealing.Sealing;
import org.entente.core.submission.Submissions;
import org.entente.core.translation.Translation;

/** The rooms of the outbound way, in the order in which a message walks through them. */
public record OutboundRooms(
        Submissions submissions,
        Inspection inspection,
        Translation translation,
        SharedCheck check,
        RuleBook ruleBook,
        Sealing sealing,
        Dispatch dispatch,
        OutboundJournal journal) {}
