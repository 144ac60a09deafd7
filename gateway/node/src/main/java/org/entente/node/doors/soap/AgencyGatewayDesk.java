package org.entente.node.doors.soap;

import jakarta.jws.WebService;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.UUID;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.entente.core.agency.Agency;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Refused;
import org.entente.core.failure.WordlessTrace;
import org.entente.core.message.Cover;
import org.entente.core.message.MessageId;
import org.entente.core.submission.Submitted;
import org.entente.core.xml.SafeXml;
import org.entente.node.doors.AgencyDesk;
import org.entente.node.doors.Callers;
import org.entente.node.doors.Intake;
import org.entente.node.doors.soap.wire.AgencyGateway;
import org.entente.node.doors.soap.wire.ById;
import org.entente.node.doors.soap.wire.ConfirmResponse;
import org.entente.node.doors.soap.wire.Fetch;
import org.entente.node.doors.soap.wire.FetchResponse;
import org.entente.node.doors.soap.wire.File;
import org.entente.node.doors.soap.wire.GatewayFault_Exception;
import org.entente.node.doors.soap.wire.GetStatusResponse;
import org.entente.node.doors.soap.wire.ListInbox;
import org.entente.node.doors.soap.wire.ListInboxResponse;
import org.entente.node.doors.soap.wire.Submit;
import org.entente.node.doors.soap.wire.SubmitResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;

/** Answers the five operations of the WSDL from the agency's desk, and words every failure as the typed fault. */
@WebService(
        endpointInterface = "org.entente.node.doors.soap.wire.AgencyGateway",
        targetNamespace = "urn:entente:agencyapi:v1",
        serviceName = "Gateway",
        portName = "AgencyGatewayPort")
final class AgencyGatewayDesk implements AgencyGateway {

    private static final Logger LOG = LoggerFactory.getLogger(AgencyGatewayDesk.class);
    private static final int PAGE = 200;

    private final AgencyDesk desk;
    private final Callers callers;
    private final SafeXml xml;
    private final DoorBook book;

    AgencyGatewayDesk(AgencyDesk desk, Callers callers, SafeXml xml, DoorBook book) {
        this.desk = desk;
        this.callers = callers;
        this.xml = xml;
        this.book = book;
    }

    @Override
    public SubmitResponse submit(Submit asked) throws GatewayFault_Exception {
        return answered("submit", agency -> {
            AgencyDesk.requireKey(asked.getClientReference());
            Submitted submitted = handIn(desk.intake(agency, asked.getClientReference(), cover(asked)), asked);
            SubmitResponse response = new SubmitResponse();
            response.setId(submitted.entry().id().toString());
            response.setConversation(submitted.entry().conversation().toString());
            response.setRepeat(submitted.isRepeat());
            return response;
        });
    }

    @Override
    public GetStatusResponse getStatus(ById asked) throws GatewayFault_Exception {
        return answered("getStatus", agency -> Wording.status(desk.status(agency, id(asked.getId()))));
    }

    @Override
    public ListInboxResponse listInbox(ListInbox asked) throws GatewayFault_Exception {
        return answered("listInbox", agency -> {
            ListInboxResponse response = new ListInboxResponse();
            Optional<MessageId> after = Optional.ofNullable(asked.getAfter()).map(AgencyGatewayDesk::id);
            desk.inbox(agency, after, PAGE)
                    .forEach(item -> response.getMessage().add(Wording.item(item)));
            return response;
        });
    }

    @Override
    public FetchResponse fetch(Fetch asked) throws GatewayFault_Exception {
        return answered("fetch", agency -> {
            MessageId id = id(asked.getId());
            FetchResponse response = new FetchResponse();
            response.setMessage(Wording.item(desk.item(agency, id)));
            int part = Optional.ofNullable(asked.getPart()).orElse(1);
            response.setContent(whole(desk.part(agency, id, part)));
            return response;
        });
    }

    @Override
    public ConfirmResponse confirm(ById asked) throws GatewayFault_Exception {
        return answered("confirm", agency -> {
            desk.confirm(agency, id(asked.getId()));
            return new ConfirmResponse();
        });
    }

    private interface Answering<T> {
        T answer(Agency agency);
    }

    private <T> T answered(String operation, Answering<T> answering) throws GatewayFault_Exception {
        try {
            T answer = answering.answer(callers.agency(certificate()));
            LOG.info("door=soap operation={} outcome=answered", operation);
            return answer;
        } catch (GatewayFailure known) {
            LOG.info("door=soap operation={} outcome={}", operation, known.code());
            if (known instanceof Refused refused) {
                book.refused(certificate(), refused.code());
            }
            throw Wording.fault(known);
        } catch (RuntimeException unforeseen) {
            String number = UUID.randomUUID().toString();
            LOG.error(
                    "door=soap operation={} outcome=broken number={}: {}",
                    operation,
                    number,
                    WordlessTrace.of(unforeseen));
            throw Wording.broken(number);
        }
    }

    private static Submitted handIn(Intake intake, Submit asked) {
        try {
            File document = asked.getDocument();
            intake.document(document.getName(), document.getMediaType(), stream(document));
            for (File attachment : asked.getAttachment()) {
                intake.attachment(attachment.getName(), attachment.getMediaType(), stream(attachment));
            }
            return intake.submit();
        } catch (Refused nothingIsCommitted) {
            intake.abandon();
            throw nothingIsCommitted;
        }
    }

    /** Parsed again on its own, so that it passes the same limits and schema as any other cover. */
    private Cover cover(Submit asked) {
        Document alone = xml.newDocument();
        alone.appendChild(alone.importNode(asked.getCover().getAny(), true));
        byte[] bytes = xml.serialise(alone);
        int limit = desk.limits().coverBytes();
        if (bytes.length > limit) {
            throw new Refused(FailureCode.TOO_LARGE, "A cover may have " + limit + " bytes");
        }
        return desk.covers().fromXml(bytes);
    }

    private byte[] whole(AgencyDesk.OpenPart open) {
        long limit = SoapDoor.bodyBytes(desk.limits());
        try (InputStream content = open.content()) {
            if (open.part().size() > limit) {
                throw new Refused(FailureCode.TOO_LARGE, "SOAP carries " + limit + " bytes; fetch this part by REST");
            }
            return content.readAllBytes();
        } catch (IOException damaged) {
            throw new PermanentFault(FailureCode.CONTENT_DAMAGED, "A stored part cannot be read", damaged);
        }
    }

    private static InputStream stream(File file) {
        return new ByteArrayInputStream(file.getContent());
    }

    private static MessageId id(String text) {
        return MessageId.parse(text).orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "No message has that id"));
    }

    private static Optional<X509Certificate> certificate() {
        return certificate(PhaseInterceptorChain.getCurrentMessage());
    }

    /** Who sent the request that CXF makes this message of. */
    static Optional<X509Certificate> certificate(Message message) {
        return message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof HttpServletRequest http
                ? Callers.certificate(http)
                : Optional.empty();
    }
}
