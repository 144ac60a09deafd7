package org.entente.node.doors.soap;

import java.time.Instant;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.node.doors.InboxItem;
import org.entente.node.doors.MessageView;
import org.entente.node.doors.soap.wire.Desk;
import org.entente.node.doors.soap.wire.Finding;
import org.entente.node.doors.soap.wire.GatewayFault;
import org.entente.node.doors.soap.wire.GatewayFault_Exception;
import org.entente.node.doors.soap.wire.GetStatusResponse;
import org.entente.node.doors.soap.wire.InboxMessage;
import org.entente.node.doors.soap.wire.LeftThisState;
import org.entente.node.doors.soap.wire.Part;
import org.entente.node.doors.soap.wire.Reason;
import org.entente.node.doors.soap.wire.Rung;
import org.entente.node.doors.soap.wire.Waiting;

/** Puts what the desk says into the types of the WSDL. */
final class Wording {

    private static final DatatypeFactory TIMES = DatatypeFactory.newDefaultInstance();

    private Wording() {}

    static GetStatusResponse status(MessageView view) {
        GetStatusResponse status = new GetStatusResponse();
        status.setId(view.id());
        status.setConversation(view.conversation());
        status.setStage(view.state().stage().name());
        status.setWords(view.state().words());
        status.setSince(time(view.state().since()));
        status.setFinal(view.state().isFinal());
        status.setLeftThisState(
                LeftThisState.valueOf(view.leftThisState().answer().name()));
        view.waiting().ifPresent(waits -> status.setWaiting(waiting(waits)));
        view.ladder().forEach(rung -> status.getRung().add(rung(rung)));
        return status;
    }

    static InboxMessage item(InboxItem item) {
        InboxMessage message = new InboxMessage();
        message.setId(item.id());
        message.setConversation(item.conversation());
        message.setFamily(item.family());
        Desk from = new Desk();
        from.setState(item.from().state().value());
        from.setAuthority(item.from().authority().name());
        message.setFrom(from);
        message.setUrgency(item.urgency().name());
        message.setSince(time(item.since()));
        item.parts().forEach(part -> message.getPart().add(part(part)));
        return message;
    }

    static GatewayFault_Exception fault(GatewayFailure failure) {
        GatewayFault fault = fault(failure.code(), failure.detail());
        failure.findings().forEach(found -> {
            Finding finding = new Finding();
            finding.setPath(found.path());
            finding.setSentence(found.sentence());
            fault.getFinding().add(finding);
        });
        return thrown(failure.code(), fault);
    }

    /** For what nobody foresaw; the number stands in the log beside the cause. */
    static GatewayFault_Exception broken(String number) {
        return thrown(FailureCode.BROKEN, fault(FailureCode.BROKEN, "The operator finds it under " + number));
    }

    private static GatewayFault_Exception thrown(FailureCode code, GatewayFault fault) {
        return new GatewayFault_Exception(code + ": " + code.whatHappened(), fault);
    }

    /** A door answers before anything leaves. */
    private static GatewayFault fault(FailureCode code, String detail) {
        GatewayFault fault = new GatewayFault();
        fault.setCode(code.name());
        fault.setWhatHappened(code.whatHappened());
        fault.setDetail(detail);
        fault.setWhoseSide(code.side().words());
        fault.setWhatToDo(code.whatToDo());
        fault.setRetryable(code.retryHelps());
        fault.setLeftThisState(LeftThisState.NO);
        return fault;
    }

    private static Waiting waiting(MessageView.Waiting waits) {
        Waiting waiting = new Waiting();
        waiting.setSince(time(waits.since()));
        waiting.setAttempts(waits.attempts());
        waiting.setNextTry(time(waits.nextTry()));
        return waiting;
    }

    private static Rung rung(MessageView.Rung step) {
        Rung rung = new Rung();
        rung.setStep(step.step());
        rung.setWords(step.words());
        rung.setAt(time(step.at()));
        step.reason().ifPresent(why -> rung.setReason(reason(why)));
        return rung;
    }

    private static Reason reason(MessageView.Reason why) {
        Reason reason = new Reason();
        reason.setCode(why.code());
        reason.setWhatHappened(why.whatHappened());
        reason.setWhoseSide(why.whoseSide());
        reason.setWhatToDo(why.whatToDo());
        reason.setRetryable(why.retryable());
        reason.setDetail(why.detail());
        return reason;
    }

    private static Part part(InboxItem.PartView view) {
        Part part = new Part();
        part.setNumber(view.number());
        part.setRole(view.role().name());
        part.setName(view.name());
        part.setMediaType(view.mediaType());
        part.setSize(view.size());
        part.setSha256(view.sha256());
        return part;
    }

    private static XMLGregorianCalendar time(Instant at) {
        return TIMES.newXMLGregorianCalendar(at.toString());
    }
}
