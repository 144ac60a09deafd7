package org.entente.core.language;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.w3c.dom.Element;

/** Turns envelope elements into the types of the domain. */
final class Readings {

    private Readings() {}

    static MessageId messageId(Element element) {
        return MessageId.parse(Elements.text(element))
                .orElseThrow(() -> Elements.misfit(element, "The value is not a UUID"));
    }

    static FamilyName family(Element element) {
        return new FamilyName(Elements.text(element), Elements.mandatoryAttribute(element, "version"));
    }

    static Desk desk(Element element) {
        AuthorityKind authority = AuthorityKind.named(Elements.mandatoryAttribute(element, "authority"))
                .orElseThrow(() -> Elements.misfit(element, "The authority kind is not in the code list"));
        return new Desk(state(element, Elements.mandatoryAttribute(element, "state")), authority);
    }

    static StateCode state(Element at, String code) {
        try {
            return new StateCode(code);
        } catch (IllegalArgumentException misshapen) {
            throw Elements.misfit(at, "A State code is two capital letters");
        }
    }

    static Urgency urgency(Element element) {
        return Urgency.named(Elements.text(element))
                .orElseThrow(() -> Elements.misfit(element, "The urgency is not in the code list"));
    }

    static Optional<Instant> childInstant(Element parent, String name) {
        return Elements.child(parent, name).map(child -> instant(child, Elements.text(child)));
    }

    static Instant instant(Element at, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException misshapen) {
            throw Elements.misfit(at, "The value is not a point in time with its offset");
        }
    }
}
