package org.entente.node.doors.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload2.core.RequestContext;

/** A request as the multipart reader wants it, its body under the clock. */
record PatientRequest(HttpServletRequest request, BodyClock clock) implements RequestContext {

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public long getContentLength() {
        return request.getContentLengthLong();
    }

    @Override
    public String getContentType() {
        return request.getContentType();
    }

    /** The contract knows multipart/form-data alone. */
    @Override
    public boolean isMultipartRelated() {
        return false;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(request.getInputStream()) {
            @Override
            public int read() throws IOException {
                clock.check();
                return super.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                clock.check();
                return super.read(into, from, length);
            }
        };
    }
}
