package org.entente.node.doors.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Turns a broken upload into the refusal it means, so that nobody takes it for a broken disk. */
final class UploadStream extends FilterInputStream {

    UploadStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException broken) {
            throw MultipartIntake.refusal(broken);
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return super.read(into, from, length);
        } catch (IOException broken) {
            throw MultipartIntake.refusal(broken);
        }
    }
}
