package org.entente.phase4peer;

import com.helger.httpclient.HttpClientSettings;
import com.helger.mime.CMimeType;
import com.helger.phase4.attachment.AS4OutgoingAttachment;
import com.helger.phase4.client.IAS4ClientBuildMessageCallback;
import com.helger.phase4.crypto.ECryptoKeyIdentifierType;
import com.helger.phase4.ebms3header.Ebms3Error;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.model.MessageProperty;
import com.helger.phase4.sender.AS4Sender;
import com.helger.phase4.sender.EAS4UserMessageSendResult;
import com.helger.phase4.sender.IAS4SignalMessageValidationResultHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** Sends one message as an order says, with phase4's client, and reports what came of it. */
final class Outbox {

    private final KeyFolder own;
    private final Path partner;
    private final KeyRing ring;

    Outbox(KeyFolder own, Path partner) {
        this.own = own;
        this.partner = partner;
        this.ring = new KeyRing(partner);
    }

    /** What phase4 found out about the answer. */
    private static final class Findings implements IAS4SignalMessageValidationResultHandler {
        private final Map<String, String> found = new LinkedHashMap<>();

        @Override
        public void onSuccess() {
            found.put("references", "fit");
        }

        @Override
        public void onError(String message) {
            found.put("references", "differ");
        }

        @Override
        public void onNotApplicable() {
            found.put("references", "none");
        }

        void note(Ebms3SignalMessage signal) {
            for (Ebms3Error error : signal.getError()) {
                found.put("error", String.valueOf(error.getErrorCode()));
                found.put("detail", String.valueOf(error.getErrorDetail()));
            }
        }
    }

    KeyRing ring() {
        return ring;
    }

    /** With the files that the order names. */
    Line send(Line order) throws IOException, GeneralSecurityException {
        List<AS4OutgoingAttachment> attachments = new ArrayList<>();
        String[] files = order.get("files").split(";", -1);
        for (int i = 0; i < files.length; i++) {
            Path file = Path.of(files[i]);
            var content =
                    AS4OutgoingAttachment.builder().data(file.toFile()).filename(String.valueOf(file.getFileName()));
            attachments.add(attachment(i, content, order));
        }
        return send(order, attachments);
    }

    /** With one payload from memory. */
    Line send(Line order, byte[] content) throws IOException, GeneralSecurityException {
        var payload = AS4OutgoingAttachment.builder().data(content).filename("message.bin");
        return send(order, List.of(attachment(0, payload, order)));
    }

    private Line send(Line order, List<AS4OutgoingAttachment> attachments)
            throws IOException, GeneralSecurityException {
        var findings = new Findings();
        var message = message(order, findings);
        attachments.forEach(message::addAttachment);
        EAS4UserMessageSendResult result = message.sendMessageAndCheckForReceipt(failure -> {
            Throwable cause = Optional.<Throwable>ofNullable(failure.getCause()).orElse(failure);
            findings.found.put("failure", cause.toString());
        });
        findings.found.put("result", result.name());
        return new Line("answer", findings.found);
    }

    private AS4Sender.BuilderUserMessage message(Line order, Findings findings)
            throws IOException, GeneralSecurityException {
        Terms terms = Terms.named(order.get("terms"));
        var keys = order.find("signAs")
                .map(folder -> new KeyFolder(Path.of(folder)))
                .orElse(own);
        var client = order.find("tlsAs")
                .map(folder -> new KeyFolder(Path.of(folder)))
                .orElse(own);
        Path encryptFor = order.find("encryptFor").map(Path::of).orElse(partner).resolve(terms.opening() + ".crt.pem");
        var builder = AS4Sender.builderUserMessage()
                .httpClientFactory(settings(ring.tls(client)))
                .cryptoFactorySign(ring.crypto(keys, terms.signing()))
                .cryptoFactoryCrypt(ring.crypto(keys, terms.opening()))
                .receiverCertificate(ring.certificate(encryptFor))
                .pmode(terms.pmode(order.get("from"), order.get("to"), order.get("agreement")))
                .as4ProfileID("none")
                .incomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false))
                .buildMessageCallback(afterSigning(order))
                .signalMsgConsumer((signal, metadata, state) -> {
                    findings.note(signal);
                    findings.found.put("signed", String.valueOf(state.isSoapSignatureChecked()));
                })
                .signalMsgValidationResultHdl(findings);
        terms.applyTo(builder.cryptParams());
        order.find("keyReference")
                .map(ECryptoKeyIdentifierType::valueOf)
                .ifPresent(builder.cryptParams()::setKeyIdentifierType);
        header(builder, order);
        return builder;
    }

    private static void header(AS4Sender.BuilderUserMessage builder, Line order) {
        builder.messageID(order.get("id"))
                .conversationID(order.get("conversation"))
                .agreementRef(order.get("agreement"))
                .service(order.get("service"))
                .action(order.get("action"))
                .fromPartyIDType(Terms.PARTY_TYPE)
                .fromPartyID(order.get("from"))
                .fromRole(Terms.ROLES + "initiator")
                .toPartyIDType(Terms.PARTY_TYPE)
                .toPartyID(order.get("to"))
                .toRole(Terms.ROLES + "responder")
                .endpointURL(order.get("endpoint"))
                .addMessageProperty(property("originalSender", order.get("sender")))
                .addMessageProperty(property("finalRecipient", order.get("recipient")))
                .addMessageProperty(property("urgency", order.get("urgency")));
    }

    private static MessageProperty property(String name, String value) {
        return MessageProperty.builder().name(name).value(value).build();
    }

    private static AS4OutgoingAttachment attachment(int number, AS4OutgoingAttachment.Builder content, Line order) {
        String name = number == 0 ? "message" : "a" + number;
        var attachment = content.contentID(name + "." + order.get("id")).mimeType(CMimeType.APPLICATION_OCTET_STREAM);
        return order.find("plain").isPresent()
                ? attachment.build()
                : attachment.compressionGZIP().build();
    }

    /** An order may ask to alter the message once it is signed. */
    private static @Nullable IAS4ClientBuildMessageCallback afterSigning(Line order) {
        if (order.find("alter").isEmpty()) {
            return null;
        }
        return new IAS4ClientBuildMessageCallback() {
            @Override
            public void onSignedSoapDocument(Document document) {
                document.getElementsByTagNameNS("*", "Property").item(2).setTextContent("FLASH");
            }
        };
    }

    static HttpClientSettings settings(SSLContext tls) {
        var settings = new HttpClientSettings();
        settings.setSSLContext(tls);
        settings.setRetryCount(0);
        settings.setRetryInterval(Duration.ofMillis(1));
        settings.setResponseTimeout(Timeout.ofMinutes(2));
        return settings;
    }
}
