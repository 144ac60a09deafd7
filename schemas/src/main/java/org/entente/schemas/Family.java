package org.entente.schemas;

/**
 * One kind of message that States exchange, with the place of its schemas.
 *
 * <p>A family is one folder, {@code families/<name>/<version>}, and one line here. What an agency is competent for is
 * no property of a family but of the agreement between States, so it does not stand here.
 *
 * <p>Source: the project's domain page, section 1.8 (families) and 1.1 (which fields a kind of message must have).
 */
public enum Family {
    /** F01, an operational warning that asks the receiver for an action. */
    ALERT("alert", "v1", "Alert", true, true),
    /** F02, published: a person, a body, a threat or a stolen work that every border is to know. */
    NOTICE("notice", "v1", "Notice", true, true),
    /** F03, the same request as a notice, sent to chosen recipients. */
    DIFFUSION("diffusion", "v1", "Diffusion", true, true),
    /** F04, whether a person is known, asked by name, document or biometric record. */
    NOMINAL_CHECK("nominal-check", "v1", "NominalCheck", true, false),
    /** F04R, what each register answered. */
    NOMINAL_CHECK_RESULT("nominal-check-result", "v1", "NominalCheckResult", false, false),
    /** F05, whether a travel document is reported. */
    TRAVEL_DOCUMENT_CHECK("travel-document-check", "v1", "TravelDocumentCheck", true, false),
    /** F05R, what each register knows of the document. */
    TRAVEL_DOCUMENT_CHECK_RESULT("travel-document-check-result", "v1", "TravelDocumentCheckResult", false, false),
    /** F06, the difference between two editions of a sanctions list. */
    SANCTIONS_LIST_UPDATE("sanctions-list-update", "v1", "SanctionsListUpdate", true, false),
    /** F07, the proposal to list somebody. */
    SANCTIONS_LISTING_PROPOSAL("sanctions-listing-proposal", "v1", "SanctionsListingProposal", true, false),
    /** F07R, what the committee decided. */
    SANCTIONS_LISTING_DECISION("sanctions-listing-decision", "v1", "SanctionsListingDecision", false, false),
    /** F08, the request to hold assets. */
    ASSET_FREEZE_REQUEST("asset-freeze-request", "v1", "AssetFreezeRequest", true, false),
    /** F08R, what was held, matched or released. */
    ASSET_FREEZE_RESULT("asset-freeze-result", "v1", "AssetFreezeResult", false, false),
    /** F09, questions from one financial intelligence unit to another. */
    FIU_INFORMATION_REQUEST("fiu-information-request", "v1", "FiuInformationRequest", true, false),
    /** F09R, the answers, question by question. */
    FIU_INFORMATION_REPLY("fiu-information-reply", "v1", "FiuInformationReply", false, false),
    /** F10, what one financial intelligence unit tells another unasked. */
    FIU_SPONTANEOUS_DISSEMINATION("fiu-spontaneous-dissemination", "v1", "FiuSpontaneousDissemination", true, false),
    /** F11, suspicious reports forwarded without telling who made them. */
    SUSPICIOUS_REPORT_FORWARD("suspicious-report-forward", "v1", "SuspiciousReportForward", true, false),
    /** F12, who is on a flight, or whether travellers may board. */
    PASSENGER_DATA_REQUEST("passenger-data-request", "v1", "PassengerDataRequest", true, false),
    /** F12R, directives or a manifest. */
    PASSENGER_DATA_RESULT("passenger-data-result", "v1", "PassengerDataResult", false, false),
    /** F13, stored data that shall not be deleted until their disclosure is decided. */
    PRESERVATION_REQUEST("preservation-request", "v1", "PreservationRequest", true, true),
    /** F14, data of a provider that shall be handed over, by order or in an emergency. */
    DISCLOSURE_ORDER("disclosure-order", "v1", "DisclosureOrder", true, false),
    /** F15, measures that one State asks another to take for a criminal case. */
    MLA_REQUEST("mla-request", "v1", "MlaRequest", true, false),
    /** F16, a team of two States, or an officer of one with the other. */
    JOINT_INVESTIGATION("joint-investigation", "v1", "JointInvestigation", true, false),
    /** F17, a prosecution that another State shall take over. */
    TRANSFER_OF_PROCEEDINGS("transfer-of-proceedings", "v1", "TransferOfProceedings", true, false),
    /** F18, a sentence that shall be served at home. */
    TRANSFER_OF_SENTENCED_PERSON("transfer-of-sentenced-person", "v1", "TransferOfSentencedPerson", true, false),
    /** F19, exhibits on their way to a court, with their history. */
    EVIDENCE_TRANSMISSION("evidence-transmission", "v1", "EvidenceTransmission", true, false),
    /** F20, objects of heritage that were stolen, seized, found or offered. */
    CULTURAL_OBJECT_NOTICE("cultural-object-notice", "v1", "CulturalObjectNotice", true, false),
    /** F21, an explosive device, its parts and the traces on them. */
    IED_BIOMETRIC_NOTICE("ied-biometric-notice", "v1", "IedBiometricNotice", true, false),
    /** F22, one person who left for a conflict zone or comes back. */
    RETURNEE_INFORMATION("returnee-information", "v1", "ReturneeInformation", true, false),
    /** C01, what one gateway tells the other about messages it received. */
    DELIVERY_NOTICE("delivery-notice", "v1", "DeliveryNotice", false, false),
    /** C02, who now deals with a message, under which reference. */
    ACKNOWLEDGEMENT("acknowledgement", "v1", "Acknowledgement", false, false),
    /** C03, why a message could not be taken in, for technical reasons. */
    REJECTION("rejection", "v1", "Rejection", false, false),
    /** C04, questions without whose answer an item cannot go on. */
    MORE_INFO_NEEDED("more-info-needed", "v1", "MoreInfoNeeded", false, false),
    /** C05, what is added to a message already sent. */
    SUPPLEMENT("supplement", "v1", "Supplement", false, false),
    /** C06, where the items of a case stand. */
    STATUS_REPORT("status-report", "v1", "StatusReport", false, false),
    /** C07, what is ready while other items are open. */
    PARTIAL_REPLY("partial-reply", "v1", "PartialReply", false, false),
    /** C08, the last answer to a request, or the report of a hit. */
    REPLY("reply", "v1", "Reply", false, false),
    /** C09, items that will not be carried out, with ground and instrument. */
    REFUSAL("refusal", "v1", "Refusal", false, false),
    /** C10, items that will be carried out later. */
    POSTPONEMENT("postponement", "v1", "Postponement", false, false),
    /** C11, more time, asked for, granted, declined or taken. */
    EXTENSION("extension", "v1", "Extension", false, false),
    /** C12, a message that its sender takes back. */
    WITHDRAWAL("withdrawal", "v1", "Withdrawal", false, false),
    /** C13, the originator asked for a wider use, and its decision. */
    CONSENT("consent", "v1", "Consent", false, false),
    /** C14, what became of an answer, and what must be corrected. */
    FEEDBACK("feedback", "v1", "Feedback", false, false);

    private final String wireName;
    private final String version;
    private final String rootElement;
    private final boolean needsLegalBasis;
    private final boolean needsExpiry;

    Family(String wireName, String version, String rootElement, boolean needsLegalBasis, boolean needsExpiry) {
        this.wireName = wireName;
        this.version = version;
        this.rootElement = rootElement;
        this.needsLegalBasis = needsLegalBasis;
        this.needsExpiry = needsExpiry;
    }

    /** The name in the header's {@code Family} element, in the cover and in folder names. */
    public String wireName() {
        return wireName;
    }

    /** The major version, such as {@code v1}; a change that breaks readers is a new version and a new folder. */
    public String version() {
        return version;
    }

    /** The namespace of the body. */
    public String namespace() {
        return "urn:entente:family:" + wireName + ":" + version;
    }

    /** The local name of the one element that stands in the body. */
    public String rootElement() {
        return rootElement;
    }

    /** Whether it asks another State for something, so that it must name the law it rests on. */
    public boolean needsLegalBasis() {
        return needsLegalBasis;
    }

    /** Whether it must say until when it is valid. */
    public boolean needsExpiry() {
        return needsExpiry;
    }

    /** The XML Schema of the body. */
    public SchemaFile schema() {
        return inFolder(wireName + ".xsd", namespace());
    }

    /** The JSON Schema of the body. */
    public SchemaFile jsonSchema() {
        return inFolder(wireName + ".schema.json", namespace() + ":" + wireName + ".schema.json");
    }

    /** The JSON Schema of what a cover's {@code details} may hold beside a national document. */
    public SchemaFile detailsSchema() {
        return inFolder("details.schema.json", namespace() + ":details.schema.json");
    }

    /** The rules of the family, ISO Schematron. */
    public SchemaFile rules() {
        return inFolder("rules.sch", namespace() + ":rules.sch");
    }

    private SchemaFile inFolder(String file, String identifier) {
        return new SchemaFile("families/" + wireName + "/" + version + "/" + file, identifier);
    }
}
