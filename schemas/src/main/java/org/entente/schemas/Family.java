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
    /** F09, questions from one financial intelligence unit to another. */
    FIU_INFORMATION_REQUEST("fiu-information-request", "v1", "FiuInformationRequest", true, false),
    /** C01, what one gateway tells the other about messages it received. */
    DELIVERY_NOTICE("delivery-notice", "v1", "DeliveryNotice", false, false);

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

    private SchemaFile inFolder(String file, String identifier) {
        return new SchemaFile("families/" + wireName + "/" + version + "/" + file, identifier);
    }
}
