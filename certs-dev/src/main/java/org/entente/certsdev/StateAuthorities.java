package org.entente.certsdev;

import org.entente.certsdev.issue.Authority;

/** The authorities of one State, with their keys: what its own PKI holds and its node never sees. */
public record StateAuthorities(Authority root, Authority gateways, Authority agencies) {}
