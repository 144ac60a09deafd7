package org.entente.core.journal;

import org.entente.core.message.MessageId;

/** Nothing more is to be done here for this message. */
public record Settled(MessageId message) {}
