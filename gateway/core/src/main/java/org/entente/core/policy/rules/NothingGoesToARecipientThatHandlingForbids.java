package org.entente.core.policy.rules;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entente.core.failure.FailureCode;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope;
import org.entente.core.message.Envelope.Parties;
import org.entente.core.message.Handling;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/**
 * An exclusion beats any permission, and a list names those to whom others may pass a message on.
 *
 * <p>Whom its originator addresses he permits by that, on his list or not, unless he excludes him.
 */
public final class NothingGoesToARecipientThatHandlingForbids implements Rule {

    @Override
    public String source() {
        return "INTERPOL Rules on the Processing of Data, national restrictions; domain page 1.2 (excludedRecipients)";
    }

    @Override
    public Verdict judge(Question question) {
        Parties parties = question.envelope().parties();
        Desk receiver = parties.receiver();
        boolean isAddressedByItsOriginator = parties.originator().equals(parties.sender());
        Predicate<Handling> lets = isAddressedByItsOriginator
                ? handling -> !handling.excludes(receiver)
                : handling -> handling.permits(receiver);
        return all(question.envelope()).allMatch(lets)
                ? Verdict.ALLOWED
                : new Verdict.Forbidden(
                        FailureCode.HANDLING_FORBIDS_RECIPIENT, "The originator does not let " + receiver + " see it");
    }

    private static Stream<Handling> all(Envelope envelope) {
        return Stream.concat(
                Stream.of(envelope.handling()),
                envelope.attachments().stream().flatMap(attachment -> attachment.handling().stream()));
    }
}
