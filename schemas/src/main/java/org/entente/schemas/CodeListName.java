package org.entente.schemas;

/** The code lists of the shared language; each is one file in {@code codelists}. */
public enum CodeListName {
    ACTIONS_ON_HIT("actions-on-hit"),
    ADMIRALTY_EVALUATION("admiralty-evaluation"),
    ATTACHMENT_ROLES("attachment-roles"),
    AUTHORITY_KINDS("authority-kinds"),
    CLASSIFICATION_LEVELS("classification-levels"),
    COUNTRIES("countries"),
    CURRENCIES("currencies"),
    DOCUMENT_KINDS("document-kinds"),
    EUROPOL_CODES("europol-codes"),
    EUROPOL_EVALUATION("europol-evaluation"),
    INSTRUMENTS("instruments"),
    LANGUAGES("languages"),
    LOSS_KINDS("loss-kinds"),
    MEASURES("measures"),
    NOTICE_KINDS("notice-kinds"),
    OFFENCE_CATEGORIES("offence-categories"),
    PURPOSES("purposes"),
    QUERY_RESULTS("query-results"),
    REFUSAL_GROUNDS("refusal-grounds"),
    RETURNEE_MEASURES("returnee-measures"),
    TLP("tlp"),
    URGENCY("urgency");

    private final String wireName;

    CodeListName(String wireName) {
        this.wireName = wireName;
    }

    /** The name of the file, and the name by which schemas and documents call the list. */
    public String wireName() {
        return wireName;
    }
}
