package org.entente.formats.reading;

import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.language.SharedXml;
import org.w3c.dom.Document;

/** Checks the body of a family alone, before there is a message around it. Thread-safe. */
public final class FamilyCheck {

    private final SharedXml shared;

    public FamilyCheck(SharedXml shared) {
        this.shared = shared;
    }

    /** All findings of the family's schema; empty when the body fits. */
    public List<Finding> findings(Document family) {
        return shared.validate(family);
    }

    /** Hands the body back, or refuses it with what the schema says. */
    public Document fitting(Document family) {
        List<Finding> findings = findings(family);
        if (!findings.isEmpty()) {
            throw new Refused(FailureCode.SHARED_SCHEMA, "What was read does not fit the family", findings);
        }
        return family;
    }
}
