package org.entente.core.message;

/** Where new message ids come from; chance stays outside the rooms. */
@FunctionalInterface
public interface MessageIds {

    MessageId next();
}
