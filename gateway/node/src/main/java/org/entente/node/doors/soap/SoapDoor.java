package org.entente.node.doors.soap;

import jakarta.servlet.Servlet;
import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.common.util.SystemPropertyAction;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.entente.core.evidence.DoorBook;
import org.entente.core.xml.SafeXml;
import org.entente.node.doors.AgencyDesk;
import org.entente.node.doors.Callers;
import org.entente.node.doors.DoorLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agency API in SOAP 1.1, at {@code /soap/v1}, as {@code gateway.wsdl} promises it.
 *
 * <p>Files travel in base64 within the body, so a SOAP submission is bounded much lower than a REST one. It takes no
 * MIME parts, no XOP, no GET, and shows no list of services (security.md 9, 10, 48, 49).
 */
public final class SoapDoor {

    private static final Logger LOG = LoggerFactory.getLogger(SoapDoor.class);
    private static final String CONTRACT = "classpath:org/entente/schemas/agencyapi/v1/gateway.wsdl";

    private final Bus bus;
    private final DoorLimits limits;
    private final FaultXml faults;
    private final DoorBook book;

    /** Publishes on a bus of its own, so that several nodes live in one process. */
    public SoapDoor(AgencyDesk desk, Callers callers, SafeXml xml, DoorBook book) {
        requireSafeParser();
        this.book = book;
        this.limits = desk.limits();
        this.faults = new FaultXml(xml);
        this.bus = new CXFBusFactory().createBus(Map.of(), parserLimits(bodyBytes(limits)));
        bus.setProperty(FaultListener.class.getName(), (FaultListener) SoapDoor::withoutWords);
        JaxWsServerFactoryBean server = new JaxWsServerFactoryBean();
        server.setBus(bus);
        server.setAddress("/v1");
        server.setWsdlLocation(CONTRACT);
        server.setServiceBean(new AgencyGatewayDesk(desk, callers, xml, book));
        server.getOutFaultInterceptors().add(new QuietFaults(faults, book));
        server.create();
    }

    /** CXF would write the parser's sentence into the log, and that quotes what was handed in. */
    private static boolean withoutWords(Exception fault, String description, Message message) {
        LOG.info("door=soap outcome=fault class={}", fault.getClass().getSimpleName());
        return false;
    }

    /** To be mapped to {@code /soap/*}. */
    public Servlet servlet() {
        return new SoapServlet(bus, bodyBytes(limits), faults, book);
    }

    public void close() {
        bus.shutdown(true);
    }

    /** A cover, a document, and as much again for attachments, in base64. */
    static long bodyBytes(DoorLimits limits) {
        return limits.coverBytes() + limits.documentBytes() * 2 * 4 / 3;
    }

    /** security.md 9; text is as long as a file in base64 may be. */
    private static Map<String, Object> parserLimits(long bodyBytes) {
        return Map.of(
                "org.apache.cxf.stax.maxElementDepth", "40",
                "org.apache.cxf.stax.maxChildElements", "5000",
                "org.apache.cxf.stax.maxAttributeCount", "64",
                "org.apache.cxf.stax.maxElementCount", "100000",
                "org.apache.cxf.stax.maxTextLength", Long.toString(bodyBytes),
                "org.apache.cxf.stax.maxXMLCharacters", Long.toString(bodyBytes),
                "schema-validation-enabled", "IN",
                "exceptionMessageCauseEnabled", "false",
                "faultStackTraceEnabled", "false",
                "mtom-enabled", "false");
    }

    /** security.md 8. */
    private static void requireSafeParser() {
        if (SystemPropertyAction.getPropertyOrNull("org.apache.cxf.stax.allowInsecureParser") != null) {
            throw new IllegalStateException("org.apache.cxf.stax.allowInsecureParser must not be set");
        }
    }
}
