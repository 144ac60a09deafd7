package org.entente.language.check;

import java.util.List;
import java.util.Optional;
import org.entente.core.failure.Finding;
import org.entente.schemas.Family;

/** What was found in a message, and how it is therefore taken. */
public record Judgement(Grade grade, Optional<Family> family, List<Finding> findings) {

    public Judgement {
        findings = List.copyOf(findings);
    }

    static Judgement of(Optional<Family> family, List<Finding> findings) {
        return new Judgement(Grade.of(findings), family, findings);
    }
}
