package org.entente.core.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Dissemination;
import org.entente.core.message.Dissemination.Audience;
import org.entente.core.message.Dissemination.Recipient;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.AfterUse;
import org.entente.core.message.Handling.Assessment;
import org.entente.core.message.Handling.Classification;
import org.entente.core.message.Handling.Confidentiality;
import org.entente.core.message.Handling.EuropolCode;
import org.entente.core.message.Handling.Iep;
import org.entente.core.message.Handling.InterpolLevel;
import org.entente.core.message.Handling.Purposes;
import org.entente.core.message.Handling.Retention;
import org.entente.core.message.Handling.Tlp;
import org.entente.core.message.Handling.Use;
import org.entente.core.message.Handling.UseLimit;
import org.w3c.dom.Element;

/** Reads a handling block; a value that is on none of its scales is a refusal, never a default. */
final class HandlingReader {

    /** In place of a list of purposes: nothing is left that it may be used for. */
    static final String NO_PURPOSE = "NONE";

    private HandlingReader() {}

    static Handling read(Element element) {
        return new Handling(
                classification(Elements.mandatory(element, "Classification")),
                Elements.child(element, "Tlp").map(HandlingReader::tlp),
                Elements.child(element, "InterpolLevel")
                        .map(child -> scale(child, Elements.text(child), InterpolLevel.class)),
                Elements.children(element, "EuropolCode").stream()
                        .map(HandlingReader::europolCode)
                        .collect(Collectors.toUnmodifiableSet()),
                useLimit(Elements.mandatory(element, "UseLimit")),
                dissemination(Elements.mandatory(element, "Dissemination")),
                "true"
                        .equals(Elements.mandatoryAttribute(
                                Elements.mandatory(element, "Onward"), "originatorControlled")),
                confidentiality(element),
                new Assessment(mark(element, "SourceEvaluation"), mark(element, "InformationEvaluation")),
                new Retention(
                        day(element, "RetentionUntil"),
                        day(element, "ReviewBy"),
                        Elements.child(element, "AfterUse")
                                .map(child -> scale(child, Elements.text(child), AfterUse.class))),
                Elements.child(element, "Iep").map(HandlingReader::iep));
    }

    private static Classification classification(Element element) {
        Classification.Level level =
                scale(element, Elements.mandatoryAttribute(element, "level"), Classification.Level.class);
        return Elements.attribute(element, "label")
                .map(label -> Classification.of(level, label))
                .orElseGet(() -> new Classification(level, Set.of()));
    }

    private static Tlp tlp(Element element) {
        return Arrays.stream(Tlp.values())
                .filter(colour -> colour.wire().equals(Elements.text(element)))
                .findFirst()
                .orElseThrow(() -> Elements.misfit(element, "The colour is not one of TLP 2.0"));
    }

    private static EuropolCode europolCode(Element element) {
        return new EuropolCode(
                scale(element, Elements.text(element), EuropolCode.Value.class), Elements.attribute(element, "text"));
    }

    private static UseLimit useLimit(Element element) {
        Use level = scale(element, Elements.mandatoryAttribute(element, "level"), Use.class);
        List<String> purposes = Elements.children(element, "Purpose").stream()
                .map(Elements::text)
                .toList();
        if (purposes.isEmpty()) {
            return new UseLimit(level, Purposes.ANY);
        }
        return new UseLimit(
                level,
                new Purposes.Only(purposes.stream()
                        .filter(purpose -> !purpose.equals(NO_PURPOSE))
                        .collect(Collectors.toUnmodifiableSet())));
    }

    private static Dissemination dissemination(Element element) {
        Set<Recipient> permitted = recipients(element, "Permitted");
        return new Dissemination(
                scale(element, Elements.mandatoryAttribute(element, "consent"), Dissemination.Consent.class),
                permitted.isEmpty() ? Audience.EVERYBODY : new Audience.Only(permitted),
                recipients(element, "Excluded"));
    }

    private static Set<Recipient> recipients(Element element, String name) {
        return Elements.children(element, name).stream()
                .map(HandlingReader::recipient)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Recipient recipient(Element element) {
        return new Recipient(
                Elements.attribute(element, "state").map(code -> Readings.state(element, code)),
                Elements.attribute(element, "authority")
                        .map(code -> AuthorityKind.named(code)
                                .orElseThrow(
                                        () -> Elements.misfit(element, "The authority kind is not in the code list"))));
    }

    private static Confidentiality confidentiality(Element handling) {
        Optional<Element> asked = Elements.child(handling, "ConfidentialRequest");
        return asked.<Confidentiality>map(element -> Elements.attribute(element, "until")
                        .<Confidentiality>map(end -> new Confidentiality.Until(Readings.instant(element, end)))
                        .orElse(Confidentiality.ALWAYS))
                .orElse(Confidentiality.NOT_ASKED);
    }

    private static Optional<Assessment.Mark> mark(Element handling, String name) {
        return Elements.child(handling, name)
                .map(element -> new Assessment.Mark(
                        scale(element, Elements.mandatoryAttribute(element, "scheme"), Assessment.Scheme.class),
                        Elements.mandatoryAttribute(element, "value")));
    }

    private static Optional<LocalDate> day(Element handling, String name) {
        return Elements.child(handling, name).map(element -> {
            try {
                return LocalDate.parse(Elements.text(element));
            } catch (DateTimeException misshapen) {
                throw Elements.misfit(element, "The value is not a day");
            }
        });
    }

    private static Iep iep(Element element) {
        return new Iep(
                scale(element, Elements.mandatoryAttribute(element, "permittedActions"), Iep.Actions.class),
                scale(element, Elements.mandatoryAttribute(element, "affectedParties"), Iep.Telling.class));
    }

    private static <E extends Enum<E>> E scale(Element at, String value, Class<E> scale) {
        return Arrays.stream(scale.getEnumConstants())
                .filter(each -> each.name().equals(value))
                .findFirst()
                .orElseThrow(() -> Elements.misfit(at, "The value is not on its scale"));
    }
}
