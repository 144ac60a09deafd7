package org.entente.node.doors;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.core.agency.Agency;
import org.entente.core.casework.CaseView;
import org.entente.core.content.ContentStore;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.CaseId;
import org.entente.core.message.Cover;
import org.entente.core.message.MessageId;
import org.entente.schemas.Families;

/**
 * Everything an agency can ask of its gateway, once, for every transport: hand in, follow, fetch, confirm.
 *
 * <p>An agency sees its own messages alone; any other id is NOT_FOUND, whether it exists or not (security.md 61).
 */
public final class AgencyDesk {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Set<Stage> FETCHABLE = Set.of(Stage.ADMITTED, Stage.WAITING, Stage.OFFERED, Stage.DELIVERED);

    private final Ledger ledger;
    private final ContentStore contents;
    private final CoverReading covers;
    private final AgencyPorts ports;
    private final DoorLimits limits;
    private final Clock clock;

    public AgencyDesk(
            Ledger ledger,
            ContentStore contents,
            CoverReading covers,
            AgencyPorts ports,
            DoorLimits limits,
            Clock clock) {
        this.ledger = ledger;
        this.contents = contents;
        this.covers = covers;
        this.ports = ports;
        this.limits = limits;
        this.clock = clock;
    }

    public CoverReading covers() {
        return covers;
    }

    public DoorLimits limits() {
        return limits;
    }

    /**
     * Opens a submission.
     *
     * @throws Refused IDEMPOTENCY_KEY_MISSING for a key that is none
     * @throws org.entente.core.failure.TemporaryFault TOO_MANY, DISK_NEARLY_FULL
     */
    public Intake intake(Agency agency, String idempotencyKey, Cover cover) {
        requireKey(idempotencyKey);
        ports.turnstile().pass(agency.desk().toString(), cover.urgency().lane());
        return new Intake(
                contents, limits, ports.submit(), new Intake.Opening(agency, idempotencyKey, cover, clock.instant()));
    }

    /** A key is 1 to 128 visible ASCII characters. */
    public static void requireKey(String idempotencyKey) {
        if (!KEY.matcher(idempotencyKey).matches()) {
            throw new Refused(
                    FailureCode.IDEMPOTENCY_KEY_MISSING, "A key has 1 to 128 visible ASCII characters without spaces");
        }
    }

    /** Where one of the agency's own submissions stands. */
    public MessageView status(Agency agency, MessageId id) {
        return MessageView.of(own(agency, id), ledger.timeline(Way.OUTBOUND, id), ledger.answersTo(id));
    }

    /** As {@link #status}, but stands until the message has moved on from what the caller knows. */
    public MessageView statusAfter(Agency agency, MessageId id, String knownTag, Duration wait) {
        LedgerEntry entry = own(agency, id);
        boolean nothingNew = tag(entry).equals(knownTag) && !entry.stage().isFinal();
        if (nothingNew) {
            Duration atMost = wait.compareTo(limits.longestWait()) > 0 ? limits.longestWait() : wait;
            try {
                ports.awaiter().awaitMove(Way.OUTBOUND, id, entry.standing().movedAt(), atMost);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
        return status(agency, id);
    }

    /** Changes with every move: what a caller hands back to be told of the next one. */
    public static String tag(MessageView view) {
        return view.state().stage() + "-" + view.state().since().toEpochMilli();
    }

    private static String tag(LedgerEntry entry) {
        return entry.stage() + "-" + entry.standing().movedAt().toEpochMilli();
    }

    /** The agency's own submissions, newest first. */
    public List<MessageView> sent(Agency agency, Optional<MessageId> after, int limit) {
        return ledger
                .list(new Ledger.Query(Optional.of(Way.OUTBOUND), Optional.of(agency.desk()), Set.of(), after, limit))
                .stream()
                .map(MessageView::brief)
                .toList();
    }

    /** What the translation of one of the agency's submissions lost, as XML; NOT_FOUND before it was made. */
    public byte[] losses(Agency agency, MessageId id) {
        LedgerEntry entry = own(agency, id);
        Part losses = entry.part(PartRole.LOSSES).orElseThrow(AgencyDesk::notFound);
        return contents.read(entry.key(), losses, limits.documentBytes());
    }

    /** A case in which the agency has part, as both States see it. */
    public CaseView caseOf(Agency agency, CaseId id) {
        return ports.cases().of(id, agency.desk()).orElseThrow(AgencyDesk::notFound);
    }

    /** What lies in the agency's inbox and is not confirmed, newest first. */
    public List<InboxItem> inbox(Agency agency, Optional<MessageId> after, int limit) {
        return ledger
                .list(new Ledger.Query(
                        Optional.of(Way.INBOUND), Optional.of(agency.desk()), Set.of(Stage.OFFERED), after, limit))
                .stream()
                .map(InboxItem::of)
                .toList();
    }

    public InboxItem item(Agency agency, MessageId id) {
        return InboxItem.of(received(agency, id));
    }

    /** Opens one part for streaming; the end of the stream has verified it. */
    public OpenPart part(Agency agency, MessageId id, int number) {
        return open(received(agency, id), number);
    }

    private OpenPart open(LedgerEntry entry, int number) {
        List<Part> visible = InboxItem.visible(entry);
        if (number < 1 || number > visible.size()) {
            throw notFound();
        }
        Part part = visible.get(number - 1);
        return new OpenPart(part, contents.open(entry.key(), part));
    }

    /** A part and its content; the caller closes it. */
    public record OpenPart(Part part, InputStream content) {}

    /** The agency has taken the message; repeating it changes nothing. */
    public void confirm(Agency agency, MessageId id) {
        LedgerEntry entry = received(agency, id);
        if (entry.stage() != Stage.DELIVERED) {
            ports.confirm().confirm(agency, id);
        }
    }

    /** What was sent to this agency and not understood by its gateway, newest first. */
    public List<InboxItem> quarantine(Agency agency, Optional<MessageId> after, int limit) {
        return ledger
                .list(new Ledger.Query(
                        Optional.of(Way.INBOUND), Optional.of(agency.desk()), Set.of(Stage.QUARANTINED), after, limit))
                .stream()
                .filter(entry -> mayRead(agency, entry))
                .map(InboxItem::of)
                .toList();
    }

    public InboxItem quarantined(Agency agency, MessageId id) {
        return InboxItem.of(inQuarantine(agency, id));
    }

    /** As {@link #part}, of a message in quarantine: it is as the partner sent it, and nothing vouches for it. */
    public OpenPart quarantinedPart(Agency agency, MessageId id, int number) {
        return open(inQuarantine(agency, id), number);
    }

    /** The agency has read the message as it is and takes it so; its sender hears that it was delivered. */
    public void takeAsItIs(Agency agency, MessageId id) {
        ports.confirm().confirm(agency, inQuarantine(agency, id).id());
    }

    private LedgerEntry inQuarantine(Agency agency, MessageId id) {
        return ledger.find(Way.INBOUND, id)
                .filter(entry -> entry.ownDesk().equals(agency.desk()))
                .filter(entry -> entry.stage() == Stage.QUARANTINED && mayRead(agency, entry))
                .orElseThrow(AgencyDesk::notFound);
    }

    /** By the family in the partner's signed header; one that nobody knows is for the desk it is addressed to. */
    private static boolean mayRead(Agency agency, LedgerEntry entry) {
        String family = entry.family().name();
        return agency.mayReceive().contains(family) || Families.named(family).isEmpty();
    }

    private LedgerEntry own(Agency agency, MessageId id) {
        return ledger.find(Way.OUTBOUND, id)
                .filter(entry -> entry.ownDesk().equals(agency.desk()))
                .orElseThrow(AgencyDesk::notFound);
    }

    private LedgerEntry received(Agency agency, MessageId id) {
        return ledger.find(Way.INBOUND, id)
                .filter(entry -> entry.ownDesk().equals(agency.desk()))
                .filter(entry -> FETCHABLE.contains(entry.stage()))
                .orElseThrow(AgencyDesk::notFound);
    }

    private static Refused notFound() {
        return new Refused(FailureCode.NOT_FOUND, "No message of this agency has that id");
    }
}
