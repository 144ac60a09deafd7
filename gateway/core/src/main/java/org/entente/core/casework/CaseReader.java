package org.entente.core.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.core.casework.CaseMessage.Asked;
import org.entente.core.casework.CaseMessage.Due;
import org.entente.core.casework.CaseMessage.Step;
import org.entente.core.language.SharedMessage;
import org.entente.core.lifecycle.Act;
import org.entente.core.message.Envelope;
import org.entente.schemas.Families;
import org.entente.schemas.Family;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads what a message does to its case: family, numbered items, outcomes and grounds; no words of its content.
 *
 * <p>Every request family numbers its items, every flow message names them by number (domain page 1.8, 1.9).
 */
public final class CaseReader {

    private static final Set<String> NUMBERED = Set.of("Item", "Question");

    /** What a flow family does to the items that it names; a reply says it per item. */
    private static final Map<String, Act> ACTS = Map.of(
            "acknowledgement", Act.ACKNOWLEDGE,
            "more-info-needed", Act.ASK_MORE,
            "supplement", Act.SUPPLY,
            "refusal", Act.REFUSE,
            "postponement", Act.POSTPONE,
            "withdrawal", Act.WITHDRAW,
            "feedback", Act.GIVE_FEEDBACK);

    private static final Map<String, Act> OUTCOMES = Map.of(
            "EXECUTED", Act.EXECUTE,
            "PARTIAL", Act.ANSWER_IN_PART,
            "IMPOSSIBLE", Act.FIND_IMPOSSIBLE,
            "TRANSFERRED", Act.TRANSFER);

    /** What the message does to its case. */
    public CaseMessage read(SharedMessage message) {
        Envelope envelope = message.envelope();
        String family = envelope.family().name();
        boolean isRequest =
                Families.named(family).filter(Family::needsLegalBasis).isPresent();
        return new CaseMessage(
                envelope.messageId(),
                envelope.links(),
                envelope.family(),
                envelope.parties().sender(),
                envelope.parties().receiver(),
                envelope.validity().issuedAt(),
                envelope.urgency().level(),
                envelope.deadline()
                        .map(due -> new Due(
                                due.dueAt(),
                                due.inWorkingDays(),
                                due.source().orElse(envelope.family().toString()))),
                isRequest ? asked(message.body()) : List.of(),
                isRequest ? List.of() : steps(family, message.body()));
    }

    private static List<Asked> asked(Element body) {
        List<Element> items = numbered(body);
        return items.isEmpty()
                ? List.of(new Asked(1, body.getLocalName()))
                : items.stream()
                        .map(item -> new Asked(
                                number(item),
                                item.hasAttribute("measure") ? item.getAttribute("measure") : item.getLocalName()))
                        .toList();
    }

    private static List<Step> steps(String family, Element body) {
        return switch (family) {
            case "reply", "partial-reply" ->
                numbered(body).stream().flatMap(item -> answered(item).stream()).toList();
            case "status-report" ->
                numbered(body).stream()
                        .filter(item -> item.getAttribute("status").equals("IN_PROGRESS"))
                        .map(item -> step(Act.START, item, ""))
                        .toList();
            case "extension" -> extended(body);
            case "feedback" -> feedback(body);
            default ->
                Optional.ofNullable(ACTS.get(family))
                        .map(act -> onItems(act, body))
                        .orElse(List.of());
        };
    }

    private static List<Step> onItems(Act act, Element body) {
        List<Element> items = numbered(body);
        return items.isEmpty()
                ? List.of(new Step(act, Set.of(), reason(body), Optional.empty()))
                : items.stream().map(item -> step(act, item, reason(item))).toList();
    }

    /** What is final ends the item, also where only a part of it could be done; what is not leaves it open. */
    private static Optional<Step> answered(Element item) {
        String outcome = item.getAttribute("outcome");
        boolean isFinal = Set.of("true", "1").contains(item.getAttribute("final"));
        return Optional.ofNullable(OUTCOMES.get(outcome)).map(act -> {
            boolean endsInPart = act == Act.ANSWER_IN_PART && isFinal;
            boolean goesOn = act == Act.EXECUTE && !isFinal;
            Act done = endsInPart ? Act.EXECUTE : goesOn ? Act.ANSWER_IN_PART : act;
            return step(done, item, endsInPart ? outcome : "");
        });
    }

    private static List<Step> extended(Element body) {
        boolean given = Set.of("GRANTED", "TAKEN").contains(body.getAttribute("kind"));
        return numbered(body).stream()
                .filter(item -> given && item.hasAttribute("until"))
                .map(item -> new Step(
                        Act.START,
                        Set.of(number(item)),
                        body.getAttribute("kind"),
                        Optional.of(Instant.parse(item.getAttribute("until")))))
                .toList();
    }

    private static List<Step> feedback(Element body) {
        List<Step> steps = new ArrayList<>(onItems(Act.GIVE_FEEDBACK, body));
        boolean closes = children(body).stream()
                .anyMatch(child -> child.getLocalName().equals("Closes")
                        && Set.of("true", "1").contains(child.getTextContent().strip()));
        if (closes) {
            steps.add(new Step(Act.CLOSE, Set.of(), "", Optional.empty()));
        }
        return steps;
    }

    private static Step step(Act act, Element item, String because) {
        return new Step(act, Set.of(number(item)), because, Optional.empty());
    }

    /** Codes only: grounds with their instrument, or the reason attribute. */
    private static String reason(Element at) {
        List<String> grounds = children(at).stream()
                .filter(child -> child.getLocalName().equals("Ground"))
                .map(ground -> (ground.getAttribute("code") + " " + ground.getAttribute("instrument")).strip())
                .toList();
        return grounds.isEmpty() ? at.getAttribute("reason") : String.join("; ", grounds);
    }

    /** The items of a body, directly in it or one level below ({@code Questions/Question}). */
    private static List<Element> numbered(Element body) {
        List<Element> items = new ArrayList<>();
        for (Element child : children(body)) {
            if (isItem(child)) {
                items.add(child);
            } else {
                children(child).stream().filter(CaseReader::isItem).forEach(items::add);
            }
        }
        return items;
    }

    private static boolean isItem(Element element) {
        return NUMBERED.contains(element.getLocalName()) && element.hasAttribute("number");
    }

    private static int number(Element item) {
        return Integer.parseInt(item.getAttribute("number"));
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
