package org.entente.as4.pull;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.message.TestService.Means;
import org.entente.as4.shape.ReadSoap;
import org.entente.as4.shape.SoapShape;
import org.entente.as4.shape.Tree;
import org.entente.as4.signature.SignatureCheck;
import org.entente.as4.wire.LateSignals;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Refused;
import org.entente.core.partner.Terms;
import org.entente.core.xml.SafeXml;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for partners that fetch: a signed request is answered with the oldest message of its partition, and the
 * receipt comes back here as a request of its own.
 *
 * <p>Only the partner itself may ask for what lies ready for it: by its TLS certificate and its signature.
 */
public final class PullServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Duration MOMENT = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(PullServlet.class);

    private final transient Counter counter;
    private final transient LateSignals late;
    private final transient Agreements agreements;
    private final transient SafeXml xml;
    private final transient As4Limits limits;
    private final transient DoorBook book;
    private final transient PullSignals signals;
    private final transient BiFunction<GatewayFailure, Optional<String>, byte[]> wording;

    /** What lies ready here, and what takes the receipts of messages that lay ready elsewhere. */
    public record Desk(Counter counter, LateSignals late) {}

    /** {@code wording} makes an error signal of a failure and the id that it is about. */
    public PullServlet(
            Desk desk,
            Means means,
            SafeXml xml,
            As4Limits limits,
            BiFunction<GatewayFailure, Optional<String>, byte[]> wording,
            DoorBook book) {
        this.book = book;
        this.counter = desk.counter();
        this.late = desk.late();
        this.agreements = means.agreements();
        this.xml = xml;
        this.limits = limits;
        this.signals = new PullSignals(means, xml);
        this.wording = wording;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String type = Optional.ofNullable(request.getContentType()).orElse("");
            Peer peer = peer(request);
            ReadSoap soap = ReadSoap.of(type, request.getInputStream(), xml, limits);
            Optional<String> partition = PullSignals.partition(soap.shape());
            if (partition.isPresent()) {
                serve(peer, soap.shape(), partition.get(), response);
            } else {
                receipted(peer, soap);
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
        } catch (GatewayFailure failure) {
            LOG.info("door pull {}", failure.code());
            if (failure instanceof Refused) {
                client(request).ifPresent(who -> record(who, failure.code()));
            }
            answer(response, wording.apply(failure, Optional.empty()));
        }
    }

    private void serve(Peer peer, SoapShape shape, String mpc, HttpServletResponse response) throws IOException {
        if (!SignatureCheck.verify(shape, peer).attachments().isEmpty()) {
            throw Tree.broken("A request has no attachments");
        }
        AgreedField.MPC.require(peer.partner().terms().lanes().values().stream()
                .anyMatch(lane -> lane.mpc().equals(mpc) && lane.exchange() == Terms.Exchange.FETCHED));
        Optional<SealedAs4> oldest = counter.oldest(peer, mpc, MOMENT);
        if (oldest.isEmpty()) {
            answer(response, signals.empty(PullSignals.id(shape)));
            return;
        }
        SealedAs4 sealed = oldest.get();
        LOG.info("door pull {} handed to {}", sealed.wireId(), peer.partner().state());
        response.setContentType(sealed.body().contentType());
        response.setContentLengthLong(sealed.body().length());
        try (InputStream body = sealed.body().open()) {
            body.transferTo(response.getOutputStream());
        }
    }

    /** What another node handed out, or this one before it was restarted, is known to the ledger. */
    private void receipted(Peer peer, ReadSoap soap) {
        String about = PullSignals.about(soap.shape()).orElse("");
        boolean isHere = counter.take(peer, about, soap.bytes());
        if (!isHere) {
            late.take(peer, soap);
        }
        LOG.info("door pull {} {}", about, isHere ? "answered" : "answered elsewhere");
    }

    private Peer peer(HttpServletRequest request) {
        return client(request)
                .flatMap(who -> agreements.holder(who))
                .flatMap(agreements::with)
                .orElseThrow(() -> AgreedField.PARTY_ID.differs(FailureCode.UNKNOWN_PARTNER));
    }

    private void record(X509Certificate who, FailureCode code) {
        book.refused(agreements.holder(who), who, Optional.empty(), code);
    }

    private static Optional<X509Certificate> client(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    private static void answer(HttpServletResponse response, byte[] soap) throws IOException {
        response.setContentType("application/soap+xml; charset=UTF-8");
        response.setContentLength(soap.length);
        response.getOutputStream().write(soap);
    }
}
