package org.entente.as4.wire;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.entente.as4.message.Signer;
import org.entente.as4.receipt.EbmsError;
import org.entente.as4.receipt.Signals;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.partner.Partner.Suite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The AS4 door: POST only; answers with a signed receipt, a signed error, or 503 when the sender should try again. */
public final class As4Servlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(As4Servlet.class);
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final transient ArrivalDoor door;
    private final transient Signer signer;
    private final transient Clock clock;

    public As4Servlet(ArrivalDoor door, Signer signer, Clock clock) {
        this.door = door;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain) || chain.length == 0) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var arrival = new WireArrival(chain[0], String.valueOf(request.getContentType()), request.getInputStream());
        try {
            answer(response, door.accept(arrival));
        } catch (Refused refused) {
            LOG.warn("{} refused at the AS4 door: {}", arrival.wireId(), refused.getMessage());
            answer(response, error(arrival, refused));
        } catch (GatewayFailure later) {
            LOG.warn("{} put off at the AS4 door: {}", arrival.wireId(), later.getMessage());
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private byte[] error(WireArrival arrival, Refused refused) {
        String id = UUID.nameUUIDFromBytes(
                        (arrival.wireId() + clock.instant()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "@entente";
        String detail = refused.code().whatHappened() + " " + refused.detail();
        String messaging = Signals.error(id, arrival.wireId(), clock.instant(), EbmsError.of(refused.code()), detail);
        return signer.sign(Suite.EDELIVERY_2, messaging, List.of(), "").envelope();
    }

    private static void answer(HttpServletResponse response, byte[] envelope) throws IOException {
        response.setContentType("application/soap+xml;charset=UTF-8");
        response.setContentLength(envelope.length);
        OutputStream out = response.getOutputStream();
        out.write(envelope, 0, envelope.length / 2);
        KillPoint.K7.passed();
        out.write(envelope, envelope.length / 2, envelope.length - envelope.length / 2);
        out.flush();
        KillPoint.K8.passed();
    }
}
