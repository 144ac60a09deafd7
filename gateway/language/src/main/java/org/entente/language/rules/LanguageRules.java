package org.entente.language.rules;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.xml.transform.dom.DOMSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.entente.core.failure.Finding;
import org.entente.core.xml.SafeXml;
import org.entente.schemas.Family;
import org.entente.schemas.SharedSchema;
import org.w3c.dom.Document;

/** The rules of the envelope and of every family: all read at once, each compiled when first asked. Thread-safe. */
public final class LanguageRules {

    private final Processor saxon = RuleBase.newProcessor();
    private final RuleSheet envelope;
    private final RuleBase envelopeBase;
    private final Map<Family, RuleSheet> sheets = new EnumMap<>(Family.class);
    private final Map<Family, RuleBase> bases = new ConcurrentHashMap<>();

    public LanguageRules(SafeXml xml) {
        this.envelope = SchematronReader.read(xml, SharedSchema.ENVELOPE_RULES);
        this.envelopeBase = new RuleBase(saxon, envelope);
        for (Family family : Family.values()) {
            sheets.put(family, SchematronReader.read(xml, family.rules()));
        }
    }

    /** What a message of this family breaks; it must fit its schema already. */
    public void ask(Document message, Family family, Patience patience, List<Finding> findings) {
        XdmNode tree;
        try {
            tree = saxon.newDocumentBuilder().build(new DOMSource(message));
        } catch (SaxonApiException impossible) {
            throw new IllegalStateException("A document in memory cannot be read", impossible);
        }
        envelopeBase.ask(tree, patience, findings);
        base(family).ask(tree, patience, findings);
    }

    /** The rules of every message. */
    public RuleSheet envelope() {
        return envelope;
    }

    /** The rules of one family. */
    public RuleSheet of(Family family) {
        return sheets.getOrDefault(family, RuleSheet.NONE);
    }

    /** Every rule of the language. */
    public Stream<RuleSheet.Rule> all() {
        return Stream.concat(
                envelope.rules(),
                Arrays.stream(Family.values()).flatMap(family -> of(family).rules()));
    }

    private RuleBase base(Family family) {
        return bases.computeIfAbsent(family, first -> new RuleBase(saxon, of(first)));
    }
}
