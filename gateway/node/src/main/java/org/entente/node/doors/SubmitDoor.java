package org.entente.node.doors;

import org.entente.core.submission.Submission;
import org.entente.core.submission.Submitted;

/** Where a door hands in what an agency sent; it returns when the message is durable. */
@FunctionalInterface
public interface SubmitDoor {

    /** Throws {@code Refused} or {@code TemporaryFault}; after {@code Refused} nothing names the parts. */
    Submitted submit(Submission submission);
}
