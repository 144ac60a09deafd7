package org.entente.core.violators;

/** Breaks the rule that stage tokens are made only at home. */
public final class Sealed {

    public Sealed() {}
}
