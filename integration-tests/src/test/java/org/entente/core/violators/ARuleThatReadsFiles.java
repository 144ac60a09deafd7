package org.entente.core.violators;

import java.nio.file.Path;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** Breaks the rules that rules are pure, final and at home. */
class ARuleThatReadsFiles implements Rule {

    @Override
    public String source() {
        return Path.of("law").toString();
    }

    @Override
    public Verdict judge(Question question) {
        return Verdict.ALLOWED;
    }
}
