package org.entente.core.completeness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.core.completeness.Canonical.Mark;
import org.entente.core.language.SharedMessage;
import org.entente.core.message.Envelope;
import org.entente.core.message.Handling.Confidentiality;
import org.entente.core.message.LegalBasis;
import org.entente.core.message.Urgency;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Sees a request of any family as every treaty sees it; reads names of elements, never their words. */
public final class CanonicalReader {

    /** Where an aspect stands in the bodies of the request families; one of the names suffices. */
    private static final Map<Aspect, Set<String>> IN_BODY = new EnumMap<>(Map.ofEntries(
            Map.entry(Aspect.AUTHORITY, Set.of("RequestingAuthority", "IssuingAuthority", "RequestingFiuReference")),
            Map.entry(Aspect.VALIDATION, Set.of("ValidatingAuthority")),
            Map.entry(Aspect.PROCEEDINGS, Set.of("Proceedings")),
            Map.entry(Aspect.FACTS, Set.of("Facts", "CaseFacts", "CaseSummary")),
            Map.entry(Aspect.PROCEDURE, Set.of("Formality")),
            Map.entry(Aspect.PERSONS, Set.of("Person", "Organisation", "Account", "IctAccount")),
            Map.entry(Aspect.NATIONALITY, Set.of("Nationality")),
            Map.entry(Aspect.PURPOSE, Set.of("IntendedUse", "GroundsForProvider", "Necessity")),
            Map.entry(Aspect.DATE, Set.of("DueBy")),
            Map.entry(Aspect.RELATED_REQUEST, Set.of("RelatedRequest")),
            Map.entry(Aspect.REMEDIES, Set.of("LegalRemedies")),
            Map.entry(Aspect.COSTS, Set.of("Costs")),
            Map.entry(Aspect.NECESSITY, Set.of("Necessity")),
            Map.entry(Aspect.DATA, Set.of("Category", "IctAccount")),
            Map.entry(Aspect.CUSTODIAN, Set.of("Custodian", "Location", "IctAccount", "Addressee")),
            Map.entry(Aspect.FOLLOW_UP, Set.of("FollowUp")),
            Map.entry(Aspect.LINK_TO_REQUESTED_STATE, Set.of("LinkToRequestedState")),
            Map.entry(Aspect.SUSPICION, Set.of("Suspicion"))));

    /** Where an aspect stands in each item. */
    private static final Map<Aspect, String> IN_EVERY_ITEM = Map.of(
            Aspect.MEASURE, "Description",
            Aspect.PURPOSE, "Purpose",
            Aspect.RELATION_TO_OFFENCE, "RelationToOffence");

    private static final Set<String> COERCIVE =
            Set.of("SEARCH_SEIZE", "FREEZE", "CONFISCATE", "INTERCEPT", "MONITOR_ACCOUNT", "COVERT");

    private static final Set<String> HEARINGS =
            Set.of("TAKE_STATEMENT", "VIDEO_HEARING", "PHONE_HEARING", "TEMPORARY_TRANSFER_OF_PERSON");

    private static final Set<String> JUDICIAL = Set.of("COURT", "PROSECUTOR");

    /** The canonical view of a message. */
    public Canonical read(SharedMessage message) {
        Envelope envelope = message.envelope();
        List<Element> all = descendants(message.body());
        return new Canonical(
                envelope.legalBasis().stream().map(LegalBasis::instrument).collect(Collectors.toSet()),
                envelope.parties().receiver().state(),
                told(envelope, all),
                marks(envelope, all),
                all.stream()
                        .filter(element ->
                                IN_BODY.getOrDefault(Aspect.FACTS, Set.of()).contains(element.getLocalName()))
                        .map(element -> element.getAttribute("language"))
                        .filter(language -> !language.isEmpty())
                        .collect(Collectors.toSet()));
    }

    private static Set<Aspect> told(Envelope envelope, List<Element> all) {
        Set<String> names = all.stream().map(Element::getLocalName).collect(Collectors.toSet());
        Set<Aspect> told = EnumSet.noneOf(Aspect.class);
        IN_BODY.forEach((aspect, places) -> {
            if (places.stream().anyMatch(names::contains)) {
                told.add(aspect);
            }
        });
        List<Element> items =
                all.stream().filter(each -> each.getLocalName().equals("Item")).toList();
        IN_EVERY_ITEM.forEach((aspect, place) -> {
            if (!items.isEmpty() && items.stream().allMatch(item -> has(item, place))) {
                told.add(aspect);
            }
        });
        told.addAll(inHeader(envelope));
        return told;
    }

    private static Set<Aspect> inHeader(Envelope envelope) {
        Set<Aspect> told = EnumSet.of(Aspect.USE_LIMIT);
        List<LegalBasis> bases = envelope.legalBasis();
        add(
                told,
                Aspect.OFFENCE,
                bases.stream().anyMatch(basis -> !basis.offences().isEmpty()));
        add(
                told,
                Aspect.LAW,
                bases.stream()
                        .anyMatch(basis -> basis.nationalLaw().isPresent()
                                || !basis.offences().isEmpty()));
        add(
                told,
                Aspect.PENALTY,
                bases.stream().anyMatch(basis -> basis.maxPenaltyMonths().isPresent()));
        add(
                told,
                Aspect.DUAL_CRIMINALITY,
                bases.stream().anyMatch(basis -> basis.dualCriminality().isPresent()));
        add(told, Aspect.DATE, envelope.deadline().isPresent());
        add(told, Aspect.URGENCY_REASON, envelope.urgency().reason().isPresent());
        add(told, Aspect.NECESSITY, envelope.safeguards().necessity().isPresent());
        add(told, Aspect.CONFIDENTIALITY, !envelope.handling().confidentiality().equals(Confidentiality.NOT_ASKED));
        return told;
    }

    private static void add(Set<Aspect> told, Aspect aspect, boolean isTold) {
        if (isTold) {
            told.add(aspect);
        }
    }

    private static Set<Mark> marks(Envelope envelope, List<Element> all) {
        Set<String> measures = all.stream()
                .filter(element -> element.hasAttribute("measure"))
                .map(element -> element.getAttribute("measure"))
                .collect(Collectors.toSet());
        Set<Mark> marks = EnumSet.of(Mark.ALWAYS);
        Urgency urgency = envelope.urgency().level();
        if (urgency == Urgency.FLASH || urgency == Urgency.URGENT) {
            marks.add(Mark.URGENT);
        }
        if (!measures.equals(Set.of("SERVE_DOCUMENT"))) {
            marks.add(Mark.MORE_THAN_SERVICE);
        }
        if (measures.stream().anyMatch(COERCIVE::contains)) {
            marks.add(Mark.COERCIVE);
        }
        if (measures.stream().anyMatch(HEARINGS::contains)) {
            marks.add(Mark.HEARING);
        }
        boolean isJudicial = all.stream()
                .filter(element ->
                        Set.of("RequestingAuthority", "IssuingAuthority").contains(element.getLocalName()))
                .allMatch(element -> JUDICIAL.contains(element.getAttribute("kind")));
        if (!isJudicial) {
            marks.add(Mark.NOT_JUDICIAL);
        }
        return marks;
    }

    private static boolean has(Element item, String name) {
        return descendants(item).stream().anyMatch(child -> child.getLocalName().equals(name));
    }

    /** The element and all below it; the parser has bounded depth and number. */
    private static List<Element> descendants(Element root) {
        List<Element> found = new ArrayList<>();
        var open = new java.util.ArrayDeque<Element>(Set.of(root));
        while (!open.isEmpty()) {
            Element next = open.remove();
            found.add(next);
            for (Node at = next.getFirstChild(); at != null; at = at.getNextSibling()) {
                if (at instanceof Element child) {
                    open.add(child);
                }
            }
        }
        return found;
    }
}
