package org.entente.as4.wire;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AS4 door: POST only, a TLS client certificate always, a receipt or an ebMS error as answer, or
 * 202 and nothing where the receipt follows by itself.
 *
 * <p>Decides nothing: it hands over and words the outcome. SOAPAction is ignored.
 */
public final class As4Servlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Logger LOG = LoggerFactory.getLogger(As4Servlet.class);

    private final transient ArrivalDoor door;
    private final transient ErrorWriter errors;
    private final transient As4Limits limits;

    public As4Servlet(ArrivalDoor door, ErrorWriter errors, As4Limits limits) {
        this.door = door;
        this.errors = errors;
        this.limits = limits;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<X509Certificate> client = client(request);
        if (client.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        ServletInputStream body = request.getInputStream();
        var arrival = new As4Arrival(client.get(), type, body);
        try {
            answer(response, HttpServletResponse.SC_OK, door.accept(arrival));
        } catch (GatewayFailure failure) {
            LOG.info(
                    "door as4 {} {}", arrival.message().map(MessageId::toString).orElse("unnamed"), failure.code());
            skip(body, arrival.suite().isPresent() ? limits.payloadBytes() : limits.headerBytes());
            pause(failure).ifPresent(seconds -> response.setHeader("Retry-After", seconds));
            answer(response, status(failure), worded(failure, arrival));
        }
    }

    /** Unsigned where the key is away with which it should be signed. */
    private byte[] worded(GatewayFailure failure, As4Arrival arrival) {
        try {
            return errors.write(failure, arrival.wireId(), arrival.suite());
        } catch (TemporaryFault keyAway) {
            LOG.info("door as4 error unsigned: {}", keyAway.code());
            return errors.write(failure, arrival.wireId(), Optional.empty());
        }
    }

    private static Optional<X509Certificate> client(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    private static Optional<String> pause(GatewayFailure failure) {
        return failure instanceof TemporaryFault fault
                ? fault.pause().map(pause -> String.valueOf(Math.max(1, pause.toSeconds())))
                : Optional.empty();
    }

    private static int status(GatewayFailure failure) {
        return switch (failure) {
            case Refused ignored -> HttpServletResponse.SC_OK;
            case TemporaryFault ignored -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            case PermanentFault ignored -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        };
    }

    /** A partner that is still writing would see its connection break instead of the answer; others may see that. */
    private static void skip(ServletInputStream body, long most) {
        byte[] chunk = new byte[16 * 1024];
        long left = most;
        try {
            for (int count = body.read(chunk); count >= 0 && left > 0; count = body.read(chunk)) {
                left -= count;
            }
        } catch (IOException gone) {
            LOG.debug("The sender hung up before it was answered", gone);
        }
    }

    private static void answer(HttpServletResponse response, int status, byte[] soap) throws IOException {
        response.setStatus(soap.length == 0 ? HttpServletResponse.SC_ACCEPTED : status);
        if (soap.length == 0) {
            return;
        }
        response.setContentType("application/soap+xml; charset=UTF-8");
        response.setContentLength(soap.length);
        ServletOutputStream out = response.getOutputStream();
        int half = soap.length / 2;
        out.write(soap, 0, half);
        out.flush();
        KillPoint.K7.passed();
        out.write(soap, half, soap.length - half);
        out.flush();
        KillPoint.K8.passed();
    }
}
