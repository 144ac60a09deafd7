package org.entente.node.doors.soap;

import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.node.doors.soap.wire.GatewayFault_Exception;

/**
 * Takes the parser's and the library's own words out of a fault that is not one of ours (architecture 8), and puts the
 * typed fault in their place.
 */
final class QuietFaults extends AbstractPhaseInterceptor<Message> {

    private final FaultXml faults;
    private final DoorBook book;

    QuietFaults(FaultXml faults, DoorBook book) {
        super(Phase.PRE_LOGICAL);
        this.faults = faults;
        this.book = book;
    }

    @Override
    public void handleMessage(Message message) {
        if (message.getContent(Exception.class) instanceof Fault fault
                && !(fault.getCause() instanceof GatewayFault_Exception)) {
            FailureCode code = meaning(fault);
            book.refused(AgencyGatewayDesk.certificate(message.getExchange().getInMessage()), code);
            Fault quiet = new Fault(new GatewayFault_Exception(code.whatHappened()));
            quiet.setFaultCode(fault.getFaultCode());
            quiet.setMessage(FaultXml.sentence(code));
            quiet.setDetail(faults.detail(code, particulars(code)));
            message.setContent(Exception.class, quiet);
        }
    }

    private static FailureCode meaning(Fault fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLong) {
                return FailureCode.TOO_LARGE;
            }
        }
        return FailureCode.REQUEST_MALFORMED;
    }

    private static String particulars(FailureCode code) {
        return code == FailureCode.TOO_LARGE
                ? "SOAP carries less than REST; send large files by REST"
                : "The body is no SOAP 1.1 request of this contract";
    }
}
