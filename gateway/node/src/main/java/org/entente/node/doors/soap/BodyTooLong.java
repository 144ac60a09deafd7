package org.entente.node.doors.soap;

import java.io.IOException;

/** The body went on beyond its limit; nothing more of it is read. */
final class BodyTooLong extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLong(long limit) {
        super("A SOAP body may have " + limit + " bytes");
    }
}
