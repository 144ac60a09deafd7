package org.entente.language.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.entente.core.checking.LanguageCheck;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Severity;
import org.entente.core.language.SharedMessage;
import org.entente.core.xml.SafeXml;
import org.entente.language.model.ElementField;
import org.entente.language.model.LanguageModel;
import org.entente.language.model.Notes;
import org.entente.language.rules.LanguageRules;
import org.entente.language.rules.Patience;
import org.entente.schemas.Families;
import org.entente.schemas.Family;
import org.entente.schemas.SharedSchema;
import org.w3c.dom.Element;

/** Asks rules and code lists what they think of a message that fits its schema. Thread-safe. */
public final class LanguageDesk implements LanguageCheck {

    /** What one message may cost at most; a message of 20 KB costs a few milliseconds. */
    public static final Duration MOST_TIME = Duration.ofSeconds(5);

    private final LanguageModel model;
    private final LanguageRules rules;
    private final ValueCheck values = new ValueCheck();
    private final ElementField header;
    private final LongSupplier nanos;

    public LanguageDesk(SafeXml xml, LanguageModel model, LongSupplier nanos) {
        this.model = model;
        this.rules = new LanguageRules(xml);
        this.header = model.child(SharedSchema.ENVELOPE.identifier(), "Message", "Header");
        this.nanos = nanos;
    }

    @Override
    public List<Finding> findings(SharedMessage message) {
        var named = message.envelope().family();
        Element body = message.body();
        return Families.named(named.name(), named.version())
                .filter(family -> family.namespace().equals(body.getNamespaceURI()))
                .filter(family -> family.rootElement().equals(body.getLocalName()))
                .map(family -> findings(message, body, family))
                .orElseGet(() -> List.of(new Finding(
                        "ENV-1",
                        Severity.REJECT,
                        "/Message/Body",
                        "The body is not of the family and version that the header names.")));
    }

    private List<Finding> findings(SharedMessage message, Element body, Family family) {
        List<Finding> findings = new ArrayList<>();
        values.look(header(message), header.type(), Notes.NONE, findings);
        values.look(body, model.body(family).type(), Notes.NONE, findings);
        rules.ask(message.document(), family, new Patience(nanos, MOST_TIME), findings);
        return List.copyOf(findings.subList(0, Math.min(findings.size(), Patience.MOST_FINDINGS)));
    }

    public LanguageRules rules() {
        return rules;
    }

    private static Element header(SharedMessage message) {
        return (Element) message.document()
                .getElementsByTagNameNS(SharedSchema.ENVELOPE.identifier(), "Header")
                .item(0);
    }
}
