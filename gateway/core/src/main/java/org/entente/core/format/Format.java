package org.entente.core.format;

import java.util.List;
import java.util.Set;
import org.entente.core.failure.Finding;
import org.entente.core.language.SharedMessage;
import org.entente.core.message.Cover;
import org.w3c.dom.Document;

/**
 * One national format or dialect: it knows its schema, reads into the shared language and writes out of it.
 *
 * <p>Thread-safe. It never sees keys, the ledger or the network. Whatever it cannot carry over is a {@link Loss}.
 */
public interface Format {

    /** For example {@code goaml/ae-5.0.2}. */
    String id();

    /** The edition of its mapping, recorded with every translation. */
    String mappingVersion();

    /** Media type of its documents. */
    String mediaType();

    /** Family names that its documents can be read into. */
    Set<String> reads();

    /** Family names that can be written in it. */
    Set<String> writes();

    /**
     * Checks a document against the national schema.
     *
     * @return empty when it fits
     * @throws org.entente.core.failure.Refused NOT_WELL_FORMED or DOCTYPE_FORBIDDEN
     */
    List<Finding> validate(NationalDocument document);

    /**
     * Reads a document that {@link #validate} accepted into the family named by the cover.
     *
     * @throws org.entente.core.failure.Refused when the document is of a kind that the family cannot hold
     */
    Read read(NationalDocument document, Cover cover);

    /** Writes a shared message as a national document that fits the national schema. */
    Written write(SharedMessage message);

    /** A document whose root is the family's root element, and what was lost on the way. */
    record Read(Document family, List<Loss> losses) {
        public Read {
            losses = List.copyOf(losses);
        }

        @Override
        public String toString() {
            return "Read[" + losses.size() + " losses]";
        }
    }

    /** A national document, and what was lost on the way. */
    record Written(NationalDocument document, List<Loss> losses) {
        public Written {
            losses = List.copyOf(losses);
        }
    }
}
