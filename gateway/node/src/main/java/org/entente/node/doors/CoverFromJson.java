package org.entente.node.doors;

import java.util.Map;
import org.entente.schemas.Family;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/**
 * Writes a cover that fits its JSON schema as XML: names by the rules of the envelope's README, "The two faces".
 *
 * <p>A detail becomes one {@code Detail} for each value, named in the singular: {@code questions} gives
 * {@code question}, {@code geographicScope.states} gives {@code geographicScope.state}. Of a value with words,
 * {@code text} is the content and the other members are attributes.
 */
final class CoverFromJson {

    private static final String NAMESPACE = "urn:entente:envelope:v1";
    private static final Map<String, String> ODD_PLURALS = Map.of("otherFiusAsked", "otherFiuAsked");

    private final Document document;
    private final JsonNode cover;

    CoverFromJson(Document document, JsonNode cover) {
        this.document = document;
        this.cover = cover;
    }

    Document write(Family family) {
        Element root = document.createElementNS(NAMESPACE, "Cover");
        document.appendChild(root);
        text(root, cover, "conversationId", "inReplyTo", "supersedes");
        words(root, "Family", family.wireName()).setAttribute("version", family.version());
        attributes(child(root, "Receiver"), cover.path("to"));
        whole(root, cover, "originator", "originatorConsent");
        contact(root, cover.path("pointOfContact"));
        text(root, cover, "validFrom", "expiresAt");
        urgency(root);
        deadline(root, cover.path("deadline"));
        cover.path("legalBasis").forEach(basis -> legalBasis(root, basis));
        if (cover.has("handling")) {
            handling(child(root, "Handling"), cover.path("handling"));
        }
        safeguards(root, cover.path("safeguards"));
        text(root, cover, "documentFormat");
        cover.path("attachments").forEach(attachment -> attachment(root, attachment));
        cover.path("details").properties().forEach(detail -> detail(root, detail.getKey(), detail.getValue()));
        return document;
    }

    private void contact(Element root, JsonNode contact) {
        Element line = child(root, "PointOfContact");
        attributes(line, contact);
        if (contact.has("languages")) {
            String all = String.join(
                    " ",
                    contact.path("languages")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
            line.setAttribute("languages", all);
        }
    }

    private void urgency(Element root) {
        Element urgency = words(root, "Urgency", cover.path("urgency").asString());
        if (cover.has("urgencyReason")) {
            urgency.setAttribute("reason", cover.path("urgencyReason").asString());
        }
    }

    private void deadline(Element root, JsonNode deadline) {
        if (deadline.isObject()) {
            Element line = child(root, "Deadline");
            attributes(line, deadline);
            deadline.path("stoppedClocks").forEach(stopped -> attributes(child(line, "StoppedClock"), stopped));
        }
    }

    private void legalBasis(Element root, JsonNode basis) {
        Element line = child(root, "LegalBasis");
        for (String name : new String[] {
            "instrument", "purpose", "purposeText", "maxPenaltyMonths", "dualCriminality", "reciprocity"
        }) {
            attribute(line, basis, name);
        }
        text(line, basis, "provision", "nationalLaw");
        basis.path("offences").forEach(offence -> worded(line, "Offence", offence));
    }

    private void handling(Element line, JsonNode handling) {
        whole(line, handling, "classification");
        text(line, handling, "tlp", "interpolLevel");
        handling.path("europolCodes").forEach(code -> {
            Element element = words(line, "EuropolCode", code.path("code").asString());
            attribute(element, code, "text");
        });
        JsonNode useLimit = handling.path("useLimit");
        Element use = child(line, "UseLimit");
        attribute(use, useLimit, "level");
        useLimit.path("purposes").forEach(purpose -> words(use, "Purpose", purpose.asString()));
        JsonNode dissemination = handling.path("dissemination");
        Element audience = child(line, "Dissemination");
        attribute(audience, dissemination, "consent");
        dissemination.path("permitted").forEach(who -> attributes(child(audience, "Permitted"), who));
        dissemination.path("excluded").forEach(who -> attributes(child(audience, "Excluded"), who));
        whole(line, handling, "onward", "confidentialRequest", "sourceEvaluation", "informationEvaluation");
        text(line, handling, "retentionUntil", "reviewBy", "afterUse");
        whole(line, handling, "iep");
    }

    private void safeguards(Element root, JsonNode safeguards) {
        if (safeguards.isObject()) {
            Element line = child(root, "Safeguards");
            text(line, safeguards, "necessity");
            safeguards.path("flags").forEach(flag -> words(line, "Flag", flag.asString()));
            safeguards.path("assurances").forEach(given -> words(line, "Assurance", given.asString()));
            whole(line, safeguards, "neutralityCheck");
        }
    }

    private void attachment(Element root, JsonNode attachment) {
        Element line = words(root, "AttachmentRole", attachment.path("role").asString());
        attribute(line, attachment, "name");
        attribute(line, attachment, "language");
    }

    private void detail(Element root, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(one -> detail(root, singular(name), one));
        } else if (value.isObject() && value.has("text")) {
            worded(root, "Detail", value).setAttribute("name", name);
        } else if (value.isObject()) {
            value.properties().forEach(part -> detail(root, name + "." + part.getKey(), part.getValue()));
        } else {
            words(root, "Detail", value.asString()).setAttribute("name", name);
        }
    }

    private static String singular(String name) {
        String odd = ODD_PLURALS.get(name);
        if (odd != null) {
            return odd;
        }
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    /** Child elements that hold one value each. */
    private void text(Element parent, JsonNode node, String... names) {
        for (String name : names) {
            if (node.has(name)) {
                words(parent, capitalised(name), node.path(name).asString());
            }
        }
    }

    /** Child elements that hold attributes alone. */
    private void whole(Element parent, JsonNode node, String... names) {
        for (String name : names) {
            if (node.has(name)) {
                attributes(child(parent, capitalised(name)), node.path(name));
            }
        }
    }

    private Element worded(Element parent, String name, JsonNode node) {
        Element element = words(parent, name, node.path("text").asString());
        attributes(element, node);
        element.removeAttribute("text");
        return element;
    }

    private static void attributes(Element element, JsonNode node) {
        node.properties().stream()
                .filter(member -> member.getValue().isValueNode())
                .forEach(member ->
                        element.setAttribute(member.getKey(), member.getValue().asString()));
    }

    private static void attribute(Element element, JsonNode node, String name) {
        if (node.has(name)) {
            element.setAttribute(name, node.path(name).asString());
        }
    }

    private Element words(Element parent, String name, String words) {
        Element element = child(parent, name);
        element.setTextContent(words);
        return element;
    }

    private Element child(Element parent, String name) {
        Element element = document.createElementNS(NAMESPACE, name);
        parent.appendChild(element);
        return element;
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
