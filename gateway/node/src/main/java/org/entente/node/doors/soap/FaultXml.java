package org.entente.node.doors.soap;

import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes the typed fault of the WSDL where CXF has not come to know the operation: before or within the reading of a
 * body. Nothing has left then.
 */
final class FaultXml {

    private static final String AGENCY = "urn:entente:agencyapi:v1";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private final SafeXml xml;

    FaultXml(SafeXml xml) {
        this.xml = xml;
    }

    /** The detail element, as SOAP 1.1 has it. */
    Element detail(FailureCode code, String particulars) {
        return detail(xml.newDocument(), code, particulars);
    }

    /** A whole answer. */
    byte[] envelope(FailureCode code, String particulars) {
        Document document = xml.newDocument();
        Element envelope = document.createElementNS(SOAP, "soap:Envelope");
        document.appendChild(envelope);
        Element body = document.createElementNS(SOAP, "soap:Body");
        envelope.appendChild(body);
        Element fault = document.createElementNS(SOAP, "soap:Fault");
        body.appendChild(fault);
        plain(fault, "faultcode", "soap:Client");
        plain(fault, "faultstring", sentence(code));
        fault.appendChild(detail(document, code, particulars));
        return xml.serialise(document);
    }

    static String sentence(FailureCode code) {
        return code + ": " + code.whatHappened();
    }

    private static Element detail(Document document, FailureCode code, String particulars) {
        Element detail = document.createElementNS(null, "detail");
        Element fault = document.createElementNS(AGENCY, "GatewayFault");
        detail.appendChild(fault);
        word(fault, "code", code.name());
        word(fault, "whatHappened", code.whatHappened());
        word(fault, "detail", particulars);
        word(fault, "whoseSide", code.side().words());
        word(fault, "whatToDo", code.whatToDo());
        word(fault, "retryable", Boolean.toString(code.retryHelps()));
        word(fault, "leftThisState", LeftThisState.NO.name());
        return detail;
    }

    private static void word(Element parent, String name, String text) {
        Element element = parent.getOwnerDocument().createElementNS(AGENCY, name);
        element.setTextContent(text);
        parent.appendChild(element);
    }

    private static void plain(Element parent, String name, String text) {
        Element element = parent.getOwnerDocument().createElementNS(null, name);
        element.setTextContent(text);
        parent.appendChild(element);
    }
}
