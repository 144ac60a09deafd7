package org.entente.core.content;

/** What a part of a message is for. */
public enum PartRole {
    /** The agency's cover, as XML. */
    COVER,
    /** The national document as handed in, byte for byte. */
    DOCUMENT,
    /** A file that travels beside the document. */
    ATTACHMENT,
    /** The message in the shared language, as judged, sealed and received. */
    SHARED,
    /** The loss report of the translation made in this State. */
    LOSSES,
    /** What kept a message from being understood, for a person to read. */
    FINDINGS,
    /** The document in the receiving agency's own format. */
    LOCALISED,
    /** The receipt that proves the other gateway's acceptance, or the one this gateway gave. */
    RECEIPT,
    /** What was signed when the message was sent, where its receipt comes by itself and must repeat it. */
    SIGNED
}
