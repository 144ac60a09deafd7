package org.entente.as4.message;

import static org.entente.as4.agreement.Namespaces.EBMS;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.message.UserMessage.PartInfo;
import org.entente.as4.message.UserMessage.Route;
import org.entente.as4.shape.Tree;
import org.entente.core.failure.FailureCode;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.w3c.dom.Element;

/** Reads eb:Messaging with a user message of our profile; everything unknown or missing is refused. */
final class UserMessageReader {

    private static final int LONGEST_NAME = 255;
    private static final Set<String> SECTIONS =
            Set.of("MessageInfo", "PartyInfo", "CollaborationInfo", "MessageProperties", "PayloadInfo");

    private UserMessageReader() {}

    static UserMessage read(Element messaging) {
        Tree.allowOnly(messaging, EBMS, Set.of("UserMessage"));
        Element message = Tree.only(messaging, EBMS, "UserMessage");
        Tree.allowOnly(message, EBMS, SECTIONS);
        Element info = Tree.only(message, EBMS, "MessageInfo");
        Element collaboration = Tree.only(message, EBMS, "CollaborationInfo");
        Map<String, String> properties = properties(Tree.only(message, EBMS, "MessageProperties"));
        return new UserMessage(
                text(info, "MessageId"),
                Tree.maybe(info, EBMS, "RefToMessageId").map(Tree::text),
                route(Tree.only(message, EBMS, "PartyInfo"), properties),
                text(collaboration, "AgreementRef"),
                conversation(text(collaboration, "ConversationId")),
                family(text(collaboration, "Action")),
                Urgency.named(required(properties, "urgency")).orElseThrow(() -> Tree.broken("An unknown urgency")),
                parts(Tree.only(message, EBMS, "PayloadInfo")));
    }

    /** The id under which an error is told, before anything else is looked at. */
    static String wireId(Element messaging) {
        Element message = Tree.only(messaging, EBMS, "UserMessage");
        return text(Tree.only(message, EBMS, "MessageInfo"), "MessageId");
    }

    /** The urgency that a message claims, before anything of it is believed. */
    static Optional<Urgency> claimedUrgency(Element messaging) {
        Element message = Tree.only(messaging, EBMS, "UserMessage");
        return Tree.maybe(message, EBMS, "MessageProperties")
                .map(UserMessageReader::properties)
                .map(properties -> properties.getOrDefault("urgency", ""))
                .flatMap(Urgency::named);
    }

    /** What a test message carries, if anything; who sends it need not know our families. */
    static List<PartInfo> announced(Element messaging) {
        Element message = Tree.only(messaging, EBMS, "UserMessage");
        return Tree.maybe(message, EBMS, "PayloadInfo")
                .map(UserMessageReader::infos)
                .orElse(List.of());
    }

    private static Route route(Element parties, Map<String, String> properties) {
        return new Route(
                state(Tree.only(parties, EBMS, "From")),
                state(Tree.only(parties, EBMS, "To")),
                desk(required(properties, "originalSender")),
                desk(required(properties, "finalRecipient")));
    }

    private static StateCode state(Element side) {
        Element party = Tree.only(side, EBMS, "PartyId");
        if (!party.getAttribute("type").equals(UserMessageWriter.PARTY_TYPE)) {
            throw Tree.broken("Parties are named by country codes");
        }
        return state(Tree.text(party));
    }

    private static StateCode state(String code) {
        if (code.length() != 2 || !code.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z')) {
            throw Tree.broken("A State code is two capital letters");
        }
        return new StateCode(code);
    }

    private static Desk desk(String text) {
        int slash = text.indexOf('/');
        if (slash != 2) {
            throw Tree.broken("A desk is written as State and authority");
        }
        AuthorityKind kind =
                AuthorityKind.named(text.substring(3)).orElseThrow(() -> Tree.broken("A desk of an unknown kind"));
        return new Desk(state(text.substring(0, slash)), kind);
    }

    private static CaseId conversation(String text) {
        return new CaseId(MessageId.parse(text)
                .orElseThrow(() -> Tree.broken("A conversation is named by a UUID"))
                .value());
    }

    private static FamilyName family(String action) {
        int slash = action.indexOf('/');
        if (slash < 1 || slash == action.length() - 1) {
            throw Tree.broken("An action is a family and its version");
        }
        return new FamilyName(action.substring(0, slash), action.substring(slash + 1));
    }

    private static List<PartInfo> parts(Element payloads) {
        List<PartInfo> parts = infos(payloads);
        if (parts.stream().filter(PartInfo::isDocument).count() != 1) {
            throw Tree.broken("A message has one shared document");
        }
        return parts;
    }

    private static List<PartInfo> infos(Element payloads) {
        Tree.allowOnly(payloads, EBMS, Set.of("PartInfo"));
        List<PartInfo> parts =
                Tree.children(payloads).stream().map(UserMessageReader::part).toList();
        var seen = new HashSet<String>();
        if (!parts.stream().allMatch(part -> seen.add(part.contentId()))) {
            throw Tree.broken("A payload is announced twice");
        }
        return parts;
    }

    private static PartInfo part(Element info) {
        String href = info.getAttribute("href");
        if (!href.startsWith("cid:") || href.length() > LONGEST_NAME) {
            throw Tree.broken("Payloads travel beside the header");
        }
        Map<String, String> properties = properties(Tree.only(info, EBMS, "PartProperties"));
        if (!required(properties, "CompressionType").equals("application/gzip")) {
            throw AgreedField.COMPRESSION.differs(FailureCode.BAD_WIRE_MESSAGE);
        }
        if (!CharacterSet.isName(properties.getOrDefault("CharacterSet", "UTF-8"))) {
            throw Tree.broken("A character set has a name of XML 1.0");
        }
        return new PartInfo(
                href.substring(4), name(properties.getOrDefault("Name", "unnamed")), required(properties, "MimeType"));
    }

    private static String name(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Tree.broken("A payload's name has 1 to " + LONGEST_NAME + " printable characters");
        }
        return name;
    }

    private static Map<String, String> properties(Element parent) {
        Tree.allowOnly(parent, EBMS, Set.of("Property"));
        var properties = new HashMap<String, String>();
        for (Element property : Tree.children(parent)) {
            if (properties.put(property.getAttribute("name"), Tree.text(property)) != null) {
                throw Tree.broken("A property stands twice");
            }
        }
        return properties;
    }

    private static String required(Map<String, String> properties, String name) {
        String value = properties.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw Tree.broken("The property " + name + " is missing");
        }
        return value;
    }

    private static String text(Element parent, String name) {
        return Tree.text(Tree.only(parent, EBMS, name));
    }
}
