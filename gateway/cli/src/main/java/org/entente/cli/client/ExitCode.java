package org.entente.cli.client;

/** Exit codes of the command line (people page, section 6). */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    NOT_FOUND(3),
    REFUSED(4),
    WAITS_FOR_SECOND_PERSON(5),
    UNREACHABLE(6),
    VERIFICATION_FAILED(7);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
