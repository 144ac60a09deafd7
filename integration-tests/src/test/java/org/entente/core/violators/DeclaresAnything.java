package org.entente.core.violators;

/** Breaks the rule that nothing declares Exception. */
interface DeclaresAnything {

    void fails() throws Exception;
}
