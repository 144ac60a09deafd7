package org.entente.node.doors.soap;

import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.entente.core.failure.FailureCode;
import org.entente.node.doors.soap.wire.GatewayFault_Exception;

/** Takes the parser's and the library's own words out of a fault that is not one of ours (architecture 8). */
final class QuietFaults extends AbstractPhaseInterceptor<Message> {

    QuietFaults() {
        super(Phase.PRE_LOGICAL);
    }

    @Override
    public void handleMessage(Message message) {
        if (message.getContent(Exception.class) instanceof Fault fault
                && !(fault.getCause() instanceof GatewayFault_Exception)) {
            Fault quiet = new Fault(new GatewayFault_Exception(FailureCode.REQUEST_MALFORMED.whatHappened()));
            quiet.setFaultCode(fault.getFaultCode());
            quiet.setMessage(FailureCode.REQUEST_MALFORMED + ": " + FailureCode.REQUEST_MALFORMED.whatHappened());
            message.setContent(Exception.class, quiet);
        }
    }
}
