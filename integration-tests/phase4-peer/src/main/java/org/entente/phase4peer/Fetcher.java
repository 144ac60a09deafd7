package org.entente.phase4peer;

import com.helger.httpclient.HttpClientFactory;
import com.helger.phase4.client.AS4ClientReceiptMessage;
import com.helger.phase4.ebms3header.Ebms3Error;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.sender.AS4Sender;
import com.helger.phase4.util.AS4ResourceHelper;
import com.helger.phase4.util.Phase4Exception;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.wss4j.common.ext.WSSecurityException;

/** Pulls one message with phase4's client, and brings the receipt for it in a request of its own. */
final class Fetcher {

    private final KeyFolder own;
    private final KeyRing ring;

    Fetcher(KeyFolder own, KeyRing ring) {
        this.own = own;
        this.ring = ring;
    }

    /** Takes {@code terms, agreement, from, to, mpc, endpoint}; answers what was fetched and how its receipt went. */
    Line fetch(Line order) throws IOException, GeneralSecurityException {
        Map<String, String> found = new LinkedHashMap<>();
        Terms terms = Terms.named(order.get("terms"));
        PMode pmode = terms.pmode(order.get("from"), order.get("to"), order.get("agreement"));
        var client = new HttpClientFactory(Outbox.settings(ring.tls(own)));
        var builder = AS4Sender.builderPullRequest()
                .httpClientFactory(client)
                .cryptoFactorySign(ring.crypto(own, terms.signing()))
                .cryptoFactoryCrypt(ring.crypto(own, terms.opening()))
                .pmode(pmode)
                .pmodeResolver((id, service, action, initiator, responder, agreement, address) -> pmode)
                .as4ProfileID("none")
                .incomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false))
                .mpc(order.get("mpc"))
                .endpointURL(order.get("endpoint"))
                .signalMsgConsumer((signal, metadata, state) -> {
                    for (Ebms3Error error : signal.getError()) {
                        found.put("error", String.valueOf(error.getErrorCode()));
                    }
                })
                .userMsgConsumer((message, metadata, state) ->
                        found.putAll(received(order, terms, client, new Fetched(message, state))));
        try {
            found.put("result", builder.sendMessage().name());
        } catch (Phase4Exception failed) {
            found.put("failure", String.valueOf(failed.getCause()));
        }
        return new Line("answer", found);
    }

    private record Fetched(Ebms3UserMessage message, IAS4IncomingMessageState state) {}

    private Map<String, String> received(Line order, Terms terms, HttpClientFactory client, Fetched fetched)
            throws Phase4Exception {
        IAS4IncomingMessageState state = fetched.state();
        Map<String, String> found = new LinkedHashMap<>();
        found.put("id", String.valueOf(state.getMessageID()));
        found.put("signed", String.valueOf(state.isSoapSignatureChecked()));
        found.put("decrypted", String.valueOf(state.isSoapDecrypted()));
        var attachments = state.getDecryptedAttachments();
        found.put(
                "digests",
                attachments == null
                        ? ""
                        : attachments.stream().map(Inbox::digest).collect(Collectors.joining(",")));
        try {
            found.put("receipt", String.valueOf(receipt(order, terms, client, fetched)));
        } catch (IOException | GeneralSecurityException | WSSecurityException | MessagingException failed) {
            throw new Phase4Exception("The receipt could not be given", failed);
        }
        return found;
    }

    /** The HTTP status that the receipt was answered with. */
    private int receipt(Line order, Terms terms, HttpClientFactory client, Fetched fetched)
            throws IOException, GeneralSecurityException, WSSecurityException, MessagingException {
        PMode pmode = terms.pmode(order.get("from"), order.get("to"), order.get("agreement"));
        try (var resources = new AS4ResourceHelper()) {
            var receipt = new AS4ClientReceiptMessage(resources)
                    .setNonRepudiation(true)
                    .setReceiptShouldBeSigned(true)
                    .setSoapDocument(fetched.state().getOriginalSoapDocument())
                    .setEbms3UserMessage(fetched.message())
                    .setCryptoFactorySign(ring.crypto(own, terms.signing()));
            receipt.setValuesFromPMode(pmode, pmode.getLeg1());
            receipt.setRefToMessageID(fetched.state().getMessageID());
            receipt.getHttpPoster().setHttpClientFactory(client);
            receipt.getHttpPoster().setQuoteHttpHeaders(false);
            Integer status = receipt.<Integer>sendMessageWithRetries(
                            order.get("endpoint"), response -> response.getCode(), null, null, null)
                    .getResponseContent();
            return status == null ? 0 : status;
        }
    }
}
