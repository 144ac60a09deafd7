package org.entente.as4.attack;

import static org.entente.as4.agreement.Namespaces.DSIG;
import static org.entente.as4.agreement.Namespaces.EBMS;
import static org.entente.as4.agreement.Namespaces.SOAP;
import static org.entente.as4.agreement.Namespaces.WSSE;
import static org.entente.as4.agreement.Namespaces.XENC;

import org.w3c.dom.Element;

/** Where a signed element may be hidden, so that its reference still finds it and its reader another one. */
enum Hiding {
    FIRST_IN_HEADER,
    LAST_IN_HEADER,
    IN_A_HEADER_OF_ITS_OWN,
    IN_A_HEADER_FOR_ANOTHER_ROLE,
    IN_A_HEADER_THAT_NEED_NOT_BE_UNDERSTOOD,
    IN_A_SECOND_HEADER,
    IN_A_SECOND_SECURITY_HEADER,
    IN_SECURITY,
    IN_SECURITY_WRAPPED,
    IN_SIGNATURE,
    IN_A_SIGNATURE_OBJECT,
    IN_SIGNED_INFO,
    IN_A_REFERENCE,
    IN_KEY_INFO,
    IN_THE_TOKEN,
    IN_ENCRYPTED_KEY,
    IN_ENCRYPTED_DATA,
    IN_BODY,
    IN_BODY_WRAPPED,
    IN_A_SECOND_BODY,
    BEFORE_HEADER,
    AFTER_BODY,
    AFTER_BODY_WRAPPED,
    IN_MESSAGING,
    IN_USER_MESSAGE,
    IN_A_PROPERTY,
    IN_A_SECOND_ENVELOPE;

    /** The parent is found in the document as it stands when the original has been taken out. */
    void hide(Soap soap, Element original) {
        switch (this) {
            case FIRST_IN_HEADER ->
                soap.header().insertBefore(original, soap.header().getFirstChild());
            case LAST_IN_HEADER -> soap.header().appendChild(original);
            case IN_A_HEADER_OF_ITS_OWN -> wrapped(soap, soap.header(), original);
            case IN_A_HEADER_FOR_ANOTHER_ROLE ->
                wrapped(soap, soap.header(), original).setAttributeNS(SOAP, "S12:role", SOAP + "/role/none");
            case IN_A_HEADER_THAT_NEED_NOT_BE_UNDERSTOOD ->
                wrapped(soap, soap.header(), original).setAttributeNS(SOAP, "S12:mustUnderstand", "false");
            case IN_A_SECOND_HEADER -> in(soap, "S12:Header", soap.header(), original);
            case IN_A_SECOND_SECURITY_HEADER -> {
                Element second = soap.create(WSSE, "wsse:Security");
                second.setAttributeNS(SOAP, "S12:role", SOAP + "/role/next");
                soap.header().appendChild(second).appendChild(original);
            }
            case IN_SECURITY -> soap.security().appendChild(original);
            case IN_SECURITY_WRAPPED -> wrapped(soap, soap.security(), original);
            case IN_SIGNATURE -> soap.signature().appendChild(original);
            case IN_A_SIGNATURE_OBJECT ->
                soap.signature().appendChild(soap.create(DSIG, "ds:Object")).appendChild(original);
            case IN_SIGNED_INFO -> soap.first(DSIG, "SignedInfo").appendChild(original);
            case IN_A_REFERENCE -> soap.first(DSIG, "Reference").appendChild(original);
            case IN_KEY_INFO -> soap.first(DSIG, "KeyInfo").appendChild(original);
            case IN_THE_TOKEN -> soap.first(WSSE, "BinarySecurityToken").appendChild(original);
            case IN_ENCRYPTED_KEY -> soap.first(XENC, "EncryptedKey").appendChild(original);
            case IN_ENCRYPTED_DATA -> soap.first(XENC, "EncryptedData").appendChild(original);
            case IN_BODY -> soap.body().appendChild(original);
            case IN_BODY_WRAPPED -> wrapped(soap, soap.body(), original);
            case IN_A_SECOND_BODY -> in(soap, "S12:Body", soap.body(), original);
            case BEFORE_HEADER -> soap.before(soap.header(), original);
            case AFTER_BODY -> soap.envelope().appendChild(original);
            case AFTER_BODY_WRAPPED -> wrapped(soap, soap.envelope(), original);
            case IN_MESSAGING -> soap.messaging().appendChild(original);
            case IN_USER_MESSAGE -> soap.first(EBMS, "UserMessage").appendChild(original);
            case IN_A_PROPERTY -> soap.first(EBMS, "Property").appendChild(original);
            case IN_A_SECOND_ENVELOPE ->
                soap.envelope().appendChild(soap.create(SOAP, "S12:Envelope")).appendChild(original);
        }
    }

    private static Element wrapped(Soap soap, Element parent, Element original) {
        Element wrapper = soap.wrapper();
        parent.appendChild(wrapper).appendChild(original);
        return wrapper;
    }

    private static void in(Soap soap, String name, Element beside, Element original) {
        Element second = soap.create(SOAP, name);
        soap.after(beside, second);
        second.appendChild(original);
    }
}
