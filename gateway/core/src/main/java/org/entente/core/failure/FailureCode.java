package org.entente.core.failure;

/**
 * Every reason for which a message does not go on, with its four texts: what happened, whose side, what to do, retry.
 *
 * <p>The name is the stable code that doors, logs and partners show; it is never reused for another meaning.
 */
public enum FailureCode {
    NOT_WELL_FORMED("The document is not well-formed.", Side.AGENCY, "Correct the document and send it again.", false),
    DOCTYPE_FORBIDDEN(
            "The document carries a DOCTYPE, which is refused everywhere.",
            Side.AGENCY,
            "Remove the DOCTYPE declaration and send the document again.",
            false),
    NATIONAL_SCHEMA("The document does not fit its national schema.", Side.AGENCY, "Correct the fields named.", false),
    UNKNOWN_FORMAT(
            "The document's format is not one that this agency may use.",
            Side.AGENCY,
            "Name a format that the agency is configured for.",
            false),
    UNREADABLE_CODE("A code in the document is unknown.", Side.AGENCY, "Use a code from the published list.", false),
    SHARED_SCHEMA("The message does not fit the shared schema.", Side.AGENCY, "Correct the fields named.", false),
    SHARED_RULE(
            "The message breaks a rule of its family that the schema cannot say.",
            Side.AGENCY,
            "Read the findings: each names the place, the rule and what to do.",
            false),
    COVER_INVALID("The cover does not fit its schema.", Side.AGENCY, "Correct the fields named in the cover.", false),
    UNKNOWN_RECIPIENT(
            "No agreement of this State leads to that recipient.",
            Side.AGENCY,
            "Choose a State and authority from the directory.",
            false),
    UNKNOWN_FAMILY("The message family is unknown.", Side.AGENCY, "Use a published family and version.", false),
    NO_LEGAL_BASIS(
            "A request must name its legal basis, and this one names none.",
            Side.AGENCY,
            "Name at least one legal basis in the cover.",
            false),
    NOT_COMPETENT(
            "The receiving desk may not receive this family.",
            Side.AGENCY,
            "Address the authority that is competent for it.",
            false),
    HANDLING_FORBIDS_RECIPIENT(
            "The handling codes of the message forbid this recipient.",
            Side.AGENCY,
            "Ask the originator, or choose a permitted recipient.",
            false),
    EXPIRED("The message's validity has ended.", Side.AGENCY, "Send a new message if it is still needed.", false),
    EXPIRES_SOON(
            "The message's validity ends soon, and nobody has confirmed that it arrived.",
            Side.AGENCY,
            "Call the receiving desk, or send a new message that is valid longer.",
            false),
    ORIGINATOR_CONSENT_MISSING(
            "The originator is another authority, and its consent is not named.",
            Side.AGENCY,
            "Obtain the originator's consent and name it in the cover.",
            false),
    INCOMPLETE(
            "The request lacks what its legal instrument wants to be told.",
            Side.AGENCY,
            "Add what is named; each line says which provision wants it.",
            false),
    HANDLING_LOOSENED(
            "The message is handled more loosely than what it passes on.",
            Side.AGENCY,
            "Take over the originator's handling, or ask the originator to loosen it.",
            false),
    LABEL_UNDERRATED(
            "The national marking means more than the level that stands beside it.",
            Side.AGENCY,
            "Give the level that the marking means, or remove the marking.",
            false),
    NOT_FOR_COURT(
            "What is marked as not for court, or as intelligence only, cannot leave as evidence.",
            Side.AGENCY,
            "Ask the originator for consent to the use in court, and name it in the cover.",
            false),
    LOSS_BLOCKS(
            "Translation would lose something that must not be lost.",
            Side.AGENCY,
            "A person must decide: see the loss report.",
            false),
    TOO_LARGE("The body is larger than allowed.", Side.AGENCY, "Send less, or in several messages.", false),
    TOO_MANY_PARTS("The message has more parts than allowed.", Side.AGENCY, "Send fewer attachments.", false),
    TOO_SLOW("The body did not arrive in time.", Side.AGENCY, "Send the message again.", true),
    TOO_MANY(
            "More messages come than this gateway takes from one sender at a time.",
            Side.AGENCY,
            "Wait as long as the answer says, then send again with the same idempotency key.",
            true),
    IDEMPOTENCY_KEY_MISSING(
            "The submission has no idempotency key.",
            Side.AGENCY,
            "Send one key per message, reuse it on repeats.",
            false),
    IDEMPOTENCY_KEY_REUSED(
            "The idempotency key was used before for other content.",
            Side.AGENCY,
            "Use a new key for a new message.",
            false),
    UNKNOWN_AGENCY(
            "The certificate belongs to no agency of this State.",
            Side.AGENCY,
            "Use the client certificate that was registered for the agency.",
            false),
    NOT_FOUND("There is no such message for this agency.", Side.AGENCY, "Check the id.", false),
    REQUEST_MALFORMED("The request does not fit the contract.", Side.AGENCY, "Compare it with the contract.", false),

    PARTNER_UNREACHABLE(
            "The partner's gateway cannot be reached.",
            Side.NETWORK,
            "Nothing: the gateway goes on trying. If it lasts, call the partner.",
            true),
    PARTNER_BROKE_OFF(
            "The connection to the partner's gateway broke before it had answered.",
            Side.NETWORK,
            "Nothing: the gateway goes on trying. If it lasts, call the partner.",
            true),
    PARTNER_TIMED_OUT(
            "The partner's gateway did not answer in time.",
            Side.PARTNER,
            "Nothing: the gateway goes on trying.",
            true),
    PARTNER_REFUSED("The partner's gateway refused the message.", Side.PARTNER, "Read its reason; call it.", false),
    PARTNER_NOT_TRUSTED(
            "The partner's certificate is not the one agreed.",
            Side.PARTNER,
            "An administrator must compare the certificates with the partner.",
            false),
    CERTIFICATE_REVOKED(
            "The partner's certificate was revoked by its own authority.",
            Side.PARTNER,
            "Nothing goes to or comes from that certificate any more: call the partner, and agree on its next one.",
            false),
    BLOCKED_HERE(
            "An operator of this State has blocked the partner, or the certificate that it used.",
            Side.THIS_GATEWAY,
            "Nothing goes to or comes from it until two operators lift the block: call the operator.",
            false),
    ACT_REFUSED(
            "The act was not taken: it would not hold beside those before it.",
            Side.THIS_GATEWAY,
            "Read why, look at the log of acts, and act anew.",
            false),
    ROLE_MISSING(
            "The operator has no role that opens this.",
            Side.THIS_GATEWAY,
            "Ask an operator who has it. Who has which role is a matter of trust: one proposes it, another approves.",
            false),
    KEYS_AWAY(
            "The token that holds this gateway's keys cannot be reached.",
            Side.THIS_GATEWAY,
            "Nothing: the gateway goes on trying. If it lasts, call the operator.",
            true),
    REVOCATION_UNKNOWN(
            "Nobody can tell at the moment whether the partner's certificate was revoked.",
            Side.NETWORK,
            "Nothing: the gateway goes on asking. If it lasts, look at the partner's responder, or import its list.",
            true),
    RECEIPT_DOES_NOT_FIT(
            "The partner's receipt does not prove what was sent.",
            Side.PARTNER,
            "Nothing: the gateway sends again. If it lasts, call the partner.",
            true),
    RECEIPT_MISSING(
            "The partner's gateway says that it has the message already, and gives no receipt for it.",
            Side.PARTNER,
            "Call the partner: ask whether its agency has the message. This gateway cannot prove it.",
            false),
    REFUSED_THERE("The partner State refused the message.", Side.PARTNER, "Read its reason; call its desk.", false),

    UNKNOWN_PARTNER("The sender is not a partner of this State.", Side.PARTNER, "Agree on a partnership first.", false),
    NO_AGREEMENT("The message meets no agreement.", Side.PARTNER, "Compare the agreements.", false),
    BAD_SIGNATURE("The signature does not verify.", Side.PARTNER, "Sign with the agreed key and algorithms.", false),
    CANNOT_DECRYPT("The message cannot be decrypted.", Side.PARTNER, "Encrypt for the agreed certificate.", false),
    CANNOT_DECOMPRESS(
            "A payload cannot be decompressed.",
            Side.PARTNER,
            "Compress once, with gzip, before signing and encrypting.",
            false),
    BAD_WIRE_MESSAGE("The AS4 message breaks its profile.", Side.PARTNER, "Follow the agreed profile.", false),
    REPLAY_WITH_OTHER_CONTENT(
            "The message id was used before for other content.", Side.PARTNER, "Use a new message id.", false),
    ENVELOPE_DISAGREES(
            "The envelope inside differs from the wire header.", Side.PARTNER, "Make both say the same.", false),

    AGENCY_UNREACHABLE(
            "The receiving agency's system cannot be reached.",
            Side.RECEIVER,
            "Nothing: the gateway goes on trying. If it lasts, call the agency.",
            true),
    AGENCY_ANSWERED_BADLY(
            "The receiving agency's system did not accept the message.",
            Side.RECEIVER,
            "Nothing: the gateway goes on trying. If it lasts, call the agency.",
            true),

    STORE_UNAVAILABLE(
            "The gateway cannot store anything at the moment.",
            Side.THIS_GATEWAY,
            "Send again later with the same idempotency key.",
            true),
    DISK_NEARLY_FULL(
            "The gateway's disk is nearly full: it finishes what it has and takes nothing new.",
            Side.THIS_GATEWAY,
            "Send again later with the same idempotency key; if it lasts, call the operator.",
            true),
    CLOCK_WRONG(
            "The gateway's clock differs from its partners': it takes and sends nothing until it is right.",
            Side.THIS_GATEWAY,
            "Send again later with the same idempotency key; the operator must set the clock.",
            true),
    DISCARDED(
            "An operator gave the message up.",
            Side.THIS_GATEWAY,
            "Ask the operator for the reason; send a new message if it is still needed.",
            false),
    CONTENT_DAMAGED("Stored content does not match its digest.", Side.THIS_GATEWAY, "Call the operator.", false),
    BROKEN("The gateway failed in a way it does not know.", Side.THIS_GATEWAY, "Call the operator.", false);

    private final String whatHappened;
    private final Side side;
    private final String whatToDo;
    private final boolean retryHelps;

    FailureCode(String whatHappened, Side side, String whatToDo, boolean retryHelps) {
        this.whatHappened = whatHappened;
        this.side = side;
        this.whatToDo = whatToDo;
        this.retryHelps = retryHelps;
    }

    public String whatHappened() {
        return whatHappened;
    }

    public Side side() {
        return side;
    }

    public String whatToDo() {
        return whatToDo;
    }

    /** Whether sending the same thing again can help; when it is the gateway that retries, the text says so. */
    public boolean retryHelps() {
        return retryHelps;
    }
}
