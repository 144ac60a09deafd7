package org.entente.core.violators;

/** Breaks the rule that there are no drawers. */
final class WalletHelper {}
