package org.entente.node.doors.soap;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.node.doors.Callers;

/** Lets through to CXF what the contract knows: POST of text/xml to one address, bounded; everything else ends here. */
final class SoapServlet extends CXFNonSpringServlet {

    private static final long serialVersionUID = 1L;

    private final long bodyBytes;
    private final transient FaultXml faults;
    private final transient DoorBook book;

    SoapServlet(Bus bus, long bodyBytes, FaultXml faults, DoorBook book) {
        setBus(bus);
        this.bodyBytes = bodyBytes;
        this.faults = faults;
        this.book = book;
    }

    @Override
    public void service(ServletRequest asked, ServletResponse answer) throws ServletException, IOException {
        if (!(asked instanceof HttpServletRequest request) || !(answer instanceof HttpServletResponse response)) {
            throw new ServletException("This door speaks HTTP");
        }
        int refusal = refusal(request);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (refusal == 0) {
            super.service(new Bounded(request, bodyBytes), response);
        } else {
            response.setStatus(refusal);
            response.setHeader("Connection", "close"); // the body is not read
            book.refused(Callers.certificate(request), meaning(refusal));
            answer(response, refusal);
        }
    }

    private void answer(HttpServletResponse response, int refusal) throws IOException {
        byte[] fault = meaning(refusal) == FailureCode.TOO_LARGE
                ? faults.envelope(FailureCode.TOO_LARGE, "SOAP carries " + bodyBytes + " bytes; send more by REST")
                : faults.envelope(FailureCode.REQUEST_MALFORMED, "This door takes POST of text/xml to /soap/v1");
        response.setContentType("text/xml;charset=utf-8");
        response.setContentLength(fault.length);
        response.getOutputStream().write(fault);
    }

    private static FailureCode meaning(int refusal) {
        return refusal == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                ? FailureCode.TOO_LARGE
                : FailureCode.REQUEST_MALFORMED;
    }

    private int refusal(HttpServletRequest request) {
        if (!"/soap/v1".equals(request.getRequestURI()) || request.getQueryString() != null) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        if (!"POST".equals(request.getMethod())) {
            return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
        }
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("text/xml")) {
            return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
        }
        return request.getContentLengthLong() > bodyBytes ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : 0;
    }

    /** A body that does not say how long it is ends at the limit all the same. */
    private static final class Bounded extends HttpServletRequestWrapper {
        private final long limit;

        Bounded(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream(), limit);
        }
    }

    private static final class BoundedStream extends ServletInputStream {
        private final ServletInputStream in;
        private final long limit;
        private long left;

        BoundedStream(ServletInputStream in, long limit) {
            this.in = in;
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            count(read);
            return read;
        }

        private void count(int read) throws IOException {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new BodyTooLong(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
