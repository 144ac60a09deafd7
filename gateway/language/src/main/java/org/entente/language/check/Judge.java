package org.entente.language.check;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.entente.core.failure.Finding;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Severity;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.xml.SafeXml;
import org.entente.language.json.JsonFace;
import org.entente.language.json.JsonText;
import org.entente.language.model.LanguageModel;
import org.entente.language.model.ModelReader;
import org.entente.schemas.Families;
import org.entente.schemas.Family;
import org.entente.schemas.SharedSchema;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/**
 * Judges a message as an agency or a partner hands it over, XML or JSON: everything the gateway itself would find.
 *
 * <p>It throws nothing: what cannot be read is a finding too.
 */
public final class Judge {

    private final SafeXml xml;
    private final SharedXml shared;
    private final JsonFace face;
    private final JsonText text = new JsonText();
    private final LanguageDesk desk;
    private final LanguageModel model = ModelReader.shared();

    public Judge(SafeXml xml, LongSupplier nanos) {
        this.xml = xml;
        this.shared = new SharedXml(xml);
        this.face = new JsonFace(model, xml);
        this.desk = new LanguageDesk(xml, model, nanos);
    }

    public Judgement judge(byte[] bytes) {
        try {
            return JsonText.looksLikeJson(bytes) ? json(bytes) : xml(xml.parse(bytes));
        } catch (GatewayFailure unreadable) {
            return Judgement.of(Optional.empty(), findings(unreadable));
        }
    }

    public LanguageModel model() {
        return model;
    }

    public JsonFace face() {
        return face;
    }

    public LanguageDesk desk() {
        return desk;
    }

    /** A message of the shared language, as XML reads it. */
    public SharedMessage parse(byte[] bytes) {
        return shared.parse(bytes);
    }

    private Judgement json(byte[] bytes) {
        JsonNode node = text.read(bytes);
        JsonFace.FromJson made = face.message(node);
        Judgement judged = xml(made.document());
        return new Judgement(judged.grade(), judged.family(), made.pointed(judged.findings()));
    }

    private Judgement xml(Document message) {
        List<Finding> broken = shared.validate(message);
        return Judgement.of(family(message), broken.isEmpty() ? desk.findings(shared.of(message)) : broken);
    }

    private static Optional<Family> family(Document message) {
        var named = message.getElementsByTagNameNS(SharedSchema.ENVELOPE.identifier(), "Family");
        return named.item(0) instanceof Element first
                ? Families.named(first.getTextContent().strip(), first.getAttribute("version"))
                : Optional.empty();
    }

    private static List<Finding> findings(GatewayFailure failure) {
        return failure.findings().isEmpty()
                ? List.of(new Finding(failure.code().name(), Severity.REJECT, "", failure.detail()))
                : failure.findings();
    }
}
