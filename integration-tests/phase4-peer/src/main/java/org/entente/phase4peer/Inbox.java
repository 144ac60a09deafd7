package org.entente.phase4peer;

import com.helger.collection.commons.ICommonsList;
import com.helger.http.header.HttpHeaderMap;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.error.AS4ErrorList;
import com.helger.phase4.incoming.IAS4IncomingMessageMetadata;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.incoming.spi.AS4MessageProcessorResult;
import com.helger.phase4.incoming.spi.AS4SignalMessageProcessorResult;
import com.helger.phase4.incoming.spi.IAS4IncomingMessageProcessorSPI;
import com.helger.phase4.model.pmode.IPMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** Tells of every message that phase4 delivers: who says so, and the digest of each payload. */
final class Inbox implements IAS4IncomingMessageProcessorSPI {

    private final Consumer<Line> teller;

    Inbox(Consumer<Line> teller) {
        this.teller = teller;
    }

    @Override
    public AS4MessageProcessorResult processAS4UserMessage(
            IAS4IncomingMessageMetadata metadata,
            HttpHeaderMap headers,
            Ebms3UserMessage message,
            IPMode pmode,
            @Nullable Node payload,
            @Nullable ICommonsList<WSS4JAttachment> attachments,
            IAS4IncomingMessageState state,
            AS4ErrorList errors) {
        String digests = attachments == null
                ? ""
                : attachments.stream().map(Inbox::digest).collect(Collectors.joining(","));
        teller.accept(new Line(
                "received",
                Map.of(
                        "id", String.valueOf(state.getMessageID()),
                        "pmode", pmode.getID(),
                        "signed", String.valueOf(state.isSoapSignatureChecked()),
                        "decrypted", String.valueOf(state.isSoapDecrypted()),
                        "digests", digests)));
        return AS4MessageProcessorResult.createSuccess();
    }

    @Override
    public AS4SignalMessageProcessorResult processAS4SignalMessage(
            IAS4IncomingMessageMetadata metadata,
            HttpHeaderMap headers,
            Ebms3SignalMessage message,
            @Nullable IPMode pmode,
            IAS4IncomingMessageState state,
            AS4ErrorList errors) {
        return AS4SignalMessageProcessorResult.createSuccess();
    }

    @Override
    public void processAS4ResponseMessage(
            IAS4IncomingMessageMetadata metadata,
            IAS4IncomingMessageState state,
            String responseId,
            byte @Nullable [] response,
            boolean available,
            AS4ErrorList errors) {
        // What phase4 answers is seen at the other end.
    }

    static String digest(WSS4JAttachment attachment) {
        byte[] chunk = new byte[64 * 1024];
        try (InputStream in = attachment.getSourceStream()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                sha256.update(chunk, 0, count);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
