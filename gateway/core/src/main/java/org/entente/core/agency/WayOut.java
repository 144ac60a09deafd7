package org.entente.core.agency;

import java.net.URI;

/** How an agency gets its messages. */
public sealed interface WayOut {

    /** It fetches from its inbox and confirms. */
    record Inbox() implements WayOut {}

    /** Its own system is called; 2xx means it took the message. */
    record Webhook(URI url) implements WayOut {}
}
