package org.entente.core.failure;

import java.util.List;

/** No failure: a person must decide. Carries what that person needs to see. */
public final class Held extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final String detail;
    private final transient List<Exhibit> exhibits;

    public Held(FailureCode code, String detail, List<Exhibit> exhibits) {
        super(code + ": " + detail);
        this.code = code;
        this.detail = detail;
        this.exhibits = List.copyOf(exhibits);
    }

    public FailureCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Exhibit> exhibits() {
        return exhibits;
    }

    /** A document made on the way, for example the loss report. */
    public record Exhibit(String name, String mediaType, byte[] bytes) {
        @Override
        public String toString() {
            return "Exhibit[" + name + ", " + bytes.length + " bytes]";
        }
    }
}
