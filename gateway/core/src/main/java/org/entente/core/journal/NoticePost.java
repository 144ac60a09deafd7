package org.entente.core.journal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.ledger.Bell;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger.NumberedNotice;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.Standing;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.MessageIds;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Puts the waiting notices for a partner into one delivery-notice message, which goes the way of every message. */
public final class NoticePost {

    private static final String FAMILY = "urn:entente:family:delivery-notice:v1";
    private static final int MOST_IN_ONE = 1000; // rule NOTICE-5

    private static final String COVER = """
            <Cover xmlns="urn:entente:envelope:v1"><Family version="v1">delivery-notice</Family>\
            <Receiver state="PARTNER" authority="GATEWAY"/><PointOfContact role="Gateway operations" is24x7="true"/>\
            <Urgency>URGENT</Urgency><Handling><Classification level="OFFICIAL" label="OFFICIAL"/>\
            <UseLimit level="INVESTIGATION"/><Dissemination consent="NONE"/><Onward originatorControlled="true"/>\
            </Handling></Cover>""";

    private final Workbench workbench;
    private final SafeXml xml;
    private final StateCode own;
    private final MessageIds ids;
    private final Clock clock;

    public NoticePost(Workbench workbench, SafeXml xml, StateCode own, MessageIds ids, Clock clock) {
        this.workbench = workbench;
        this.xml = xml;
        this.own = own;
        this.ids = ids;
        this.clock = clock;
    }

    /** One bell for each message that was made of waiting notices. */
    public List<Bell> post() {
        return workbench.ledger().partnersWithNotices().stream()
                .map(partner -> post(partner, workbench.ledger().notices(partner, MOST_IN_ONE)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Bell> post(StateCode partner, List<NumberedNotice> notices) {
        if (notices.isEmpty()) {
            return Optional.empty();
        }
        LedgerEntry entry = entry(partner, notices);
        Fact submitted = Fact.of(entry.createdAt(), Step.SUBMITTED);
        List<Long> numbers = notices.stream().map(NumberedNotice::number).toList();
        var accepted = workbench.ledger().acceptNotices(entry, List.of(submitted), numbers);
        return Optional.of(new Bell(
                Bell.prepareQueue(entry.sender(), entry.urgency().lane()),
                accepted.entry().id()));
    }

    private LedgerEntry entry(StateCode partner, List<NumberedNotice> notices) {
        MessageId id = ids.next();
        Instant now = clock.instant();
        ContentKey key = workbench
                .contents()
                .ownedBy(Desk.gatewayOf(own), workbench.contents().newKey());
        return new LedgerEntry(
                Way.OUTBOUND,
                id,
                CaseId.openedBy(id),
                new FamilyName("delivery-notice", "v1"),
                Desk.gatewayOf(own),
                Desk.gatewayOf(partner),
                Urgency.URGENT,
                Optional.empty(),
                now,
                key,
                Optional.empty(),
                "",
                new Standing(Stage.SUBMITTED, Optional.empty(), Optional.empty(), LeftThisState.NO, now),
                List.of(part(key, PartRole.COVER, cover(partner)), part(key, PartRole.DOCUMENT, document(notices))));
    }

    private Part part(ContentKey key, PartRole role, byte[] bytes) {
        return workbench.contents().keep(key, new PartName(role, "notice.xml", "application/xml"), bytes);
    }

    private static byte[] cover(StateCode partner) {
        return COVER.replace("PARTNER", partner.value()).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] document(List<NumberedNotice> notices) {
        Document document = xml.newDocument();
        Element root = document.createElementNS(FAMILY, "DeliveryNotice");
        document.appendChild(root);
        notices.forEach(numbered -> root.appendChild(line(document, numbered.notice())));
        return xml.serialise(document);
    }

    private static Element line(Document document, Notice notice) {
        Element line = document.createElementNS(FAMILY, "Notice");
        line.setAttribute("messageId", notice.message().toString());
        line.setAttribute("outcome", notice.outcome().name());
        line.setAttribute("at", notice.at().truncatedTo(ChronoUnit.MILLIS).toString());
        if (!notice.code().isEmpty()) {
            line.setAttribute("code", notice.code());
        }
        if (!notice.explanation().isEmpty()) {
            line.setAttribute("explanation", notice.explanation());
        }
        return line;
    }
}
