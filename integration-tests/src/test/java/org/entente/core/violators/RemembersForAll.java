package org.entente.core.violators;

/** Breaks the rule that there is no hidden state. */
class RemembersForAll {

    protected static int count;
}
