package org.entente.language.format;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.format.Format;
import org.entente.core.format.NationalDocument;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.message.Cover;
import org.entente.core.xml.SafeXml;
import org.entente.language.json.JsonFace;
import org.entente.language.json.JsonText;
import org.entente.language.model.LanguageModel;
import org.entente.schemas.Families;
import org.entente.schemas.Family;
import tools.jackson.databind.JsonNode;

/**
 * The shared language in JSON: an object with the {@code body} of a family in, a whole message out, nothing lost.
 *
 * <p>A {@code header} may stand beside the body; it is not read, because the gateway makes the header from the cover.
 * Places are named by JSON Pointers. Thread-safe.
 */
public final class SharedJsonFormat implements Format {

    private static final String ID = "shared-json/v1";
    private static final String JSON = "application/json";
    private static final String BODY = "body";
    private static final Set<String> MEMBERS = Set.of("header", BODY);
    private static final Set<String> FAMILIES =
            Arrays.stream(Family.values()).map(Family::wireName).collect(Collectors.toUnmodifiableSet());

    private final SharedXml shared;
    private final JsonFace face;
    private final JsonText text = new JsonText();

    public SharedJsonFormat(SafeXml xml, SharedXml shared, LanguageModel model) {
        this.shared = shared;
        this.face = new JsonFace(model, xml);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String mappingVersion() {
        return "1";
    }

    @Override
    public String mediaType() {
        return JSON;
    }

    @Override
    public Set<String> reads() {
        return FAMILIES;
    }

    @Override
    public Set<String> writes() {
        return FAMILIES;
    }

    /** The outer object alone: which family the body has to fit, only the cover says. */
    @Override
    public List<Finding> validate(NationalDocument document) {
        JsonNode message = text.read(document.bytes());
        if (!message.path(BODY).isObject()) {
            return List.of(new Finding("", "The document is not an object with the member body"));
        }
        return message.propertyStream()
                .map(member -> member.getKey())
                .filter(name -> !MEMBERS.contains(name))
                .map(name -> new Finding("/" + name, "The field is unknown"))
                .toList();
    }

    @Override
    public Read read(NationalDocument document, Cover cover) {
        JsonNode message = text.read(document.bytes());
        Family family = family(cover, message.path("header").path("family").path("name"));
        JsonFace.FromJson made = face.body(message.path(BODY), family, "/" + BODY);
        List<Finding> findings = made.pointed(shared.validate(made.document()));
        if (!findings.isEmpty()) {
            throw new Refused(FailureCode.SHARED_SCHEMA, "What was read does not fit the family", findings);
        }
        return new Read(made.document(), List.of());
    }

    @Override
    public Written write(SharedMessage message) {
        byte[] written = text.write(face.message(message.document()));
        return new Written(new NationalDocument(JSON, written), List.of());
    }

    private static Family family(Cover cover, JsonNode named) {
        String wanted = cover.family().name();
        if (!named.asString(wanted).equals(wanted)) {
            throw new Refused(FailureCode.SHARED_SCHEMA, "The document is not of the family that the cover names");
        }
        return Families.named(wanted)
                .orElseThrow(() -> new Refused(FailureCode.UNKNOWN_FAMILY, "This gateway does not know " + wanted));
    }
}
