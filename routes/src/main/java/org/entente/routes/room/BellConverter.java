package org.entente.routes.room;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import org.entente.core.ledger.Bell;
import org.entente.core.message.MessageId;
import org.springframework.jms.support.converter.MessageConversionException;
import org.springframework.jms.support.converter.MessageConverter;

/** Bells on the wire: 36 bytes of message id, nothing else; any other kind of message is not even looked into. */
public final class BellConverter implements MessageConverter {

    private static final int UUID_LENGTH = 36;

    @Override
    public Message toMessage(Object body, Session session) throws JMSException {
        if (!(body instanceof Bell bell)) {
            throw new MessageConversionException("Only bells are rung");
        }
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(bell.message().toString().getBytes(StandardCharsets.US_ASCII));
        return message;
    }

    @Override
    public Object fromMessage(Message message) throws JMSException {
        if (!(message instanceof BytesMessage bytes) || bytes.getBodyLength() != UUID_LENGTH) {
            throw new MessageConversionException("This is no bell");
        }
        byte[] id = new byte[UUID_LENGTH];
        bytes.readBytes(id);
        return MessageId.parse(new String(id, StandardCharsets.US_ASCII))
                .orElseThrow(() -> new MessageConversionException("This bell names no message"));
    }
}
